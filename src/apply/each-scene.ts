import type { Context } from '../context.ts';
import { Cancelled, KnownError, NotAuthorized, readableMessage, StashUnreachable } from '../errors.ts';
import type { ActiveRun } from '../runs/active-run.ts';
import { LeaseLost } from '../runs/run-session.ts';

/** How one value of a scene ended, with a sentence where a person has to know. */
type ValueEnd = { state: 'applied' | 'undone' } | { state: 'drifted' | 'kept' | 'failed'; reason: string };

/**
 * Does the same to scenes one by one, and notes how each ended. One that fails does not stop the others; what ends
 * the run is only that it may not go on, or that Stash cannot be reached. A scene of which nothing was done is
 * skipped, with the sentence `nothing`. Returns how the values ended.
 */
export async function eachScene<End extends ValueEnd>(
  context: Pick<Context, 'log'>,
  run: ActiveRun,
  scenes: readonly number[],
  nothing: string,
  work: (scene: number) => Promise<End[]>,
): Promise<(End | { state: 'failed'; reason: string })[]> {
  const all: (End | { state: 'failed'; reason: string })[] = [];
  run.claimScenes(scenes);
  for (const [done, scene] of scenes.entries()) {
    run.throwIfCancelled();
    run.progress(done, scenes.length, `Scene ${done + 1} of ${scenes.length}`);
    const ends = await work(scene).catch((error: unknown) => [failed(context, run, error)]);
    all.push(...ends);
    endScene(run, scene, ends, nothing);
  }
  run.progress(scenes.length, scenes.length, 'Done');
  return all;
}

function failed({ log }: Pick<Context, 'log'>, run: ActiveRun, error: unknown) {
  run.signal.throwIfAborted();
  if (error instanceof Cancelled || error instanceof LeaseLost) throw error;
  if (error instanceof StashUnreachable || error instanceof NotAuthorized) throw error;
  if (error instanceof Error && !(error instanceof KnownError)) log.error(error.stack ?? error.message);
  return { state: 'failed' as const, reason: readableMessage(error) };
}

function endScene(run: ActiveRun, scene: number, ends: readonly ValueEnd[], nothing: string): void {
  if (ends.length === 0) return run.sceneEnded(scene, 'skipped', nothing);
  const reasons = ends.flatMap((end) => ('reason' in end ? [end.reason] : []));
  if (reasons.length === 0) return run.sceneEnded(scene, 'done');
  const hasFailed = ends.some((end) => end.state === 'failed');
  run.sceneEnded(scene, hasFailed ? 'failed' : 'skipped', [...new Set(reasons)].join(' '));
}
