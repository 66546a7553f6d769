import type { Context } from '../context.ts';
import { settlePlan } from '../plans/settle-plan.ts';
import type { ActiveRun, RunOutcome } from '../runs/active-run.ts';
import { lastApplyRun, scenesToUndo, type UndoSelection, valuesToUndo } from '../store/applied-values.ts';
import { openPlans } from '../store/plans.ts';
import { settleIntents } from './settle-intents.ts';
import { type UndoEnd, undoScene } from './undo-scene.ts';

/** Takes back what was applied: of a plan, of an apply run, or (naming neither) of the last apply. */
export async function undo(context: Context, run: ActiveRun, input: UndoSelection): Promise<RunOutcome> {
  const { database } = context;
  await settleIntents(context, run.id, run.signal);
  try {
    const isNamed = input.plan !== undefined || input.run !== undefined;
    const last = isNamed ? undefined : lastApplyRun(database);
    const nothing = !isNamed && last === undefined;
    const selection = { ...input, ...(last === undefined ? {} : { run: last }) };
    const scenes = nothing ? [] : scenesToUndo(database, selection);
    run.claimScenes(scenes);
    const counts = { undone: 0, kept: 0, failed: 0 };
    for (const [done, scene] of scenes.entries()) {
      run.throwIfCancelled();
      run.progress(done, scenes.length, `Scene ${done + 1} of ${scenes.length}`);
      const values = valuesToUndo(database, selection, scene);
      const ends = await undoScene(context, run.id, scene, values, run.signal);
      for (const end of ends) counts[end.state]++;
      endScene(run, scene, ends);
    }
    run.progress(scenes.length, scenes.length, 'Done');
    return {
      message: summarize(counts, scenes.length),
      withErrors: counts.failed > 0,
      ...(input.plan === undefined ? {} : { planId: input.plan }),
      result: { ...counts, scenes: scenes.length, applyRun: selection.run ?? null },
    };
  } finally {
    for (const plan of openPlans(database)) settlePlan(context, plan);
    context.live.publish({ topics: ['plans'] });
  }
}

function endScene(run: ActiveRun, scene: number, ends: readonly UndoEnd[]): void {
  const reasons = ends.flatMap((end) => (end.state === 'undone' ? [] : [end.reason]));
  if (reasons.length === 0) return run.sceneEnded(scene, 'done');
  const failed = ends.some((end) => end.state === 'failed');
  run.sceneEnded(scene, failed ? 'failed' : 'skipped', [...new Set(reasons)].join(' '));
}

function summarize(counts: { undone: number; kept: number; failed: number }, scenes: number): string {
  if (scenes === 0) return 'There was nothing to undo.';
  const parts = [`Undid ${count(counts.undone, 'change')} on ${count(scenes, 'scene')}`];
  if (counts.kept > 0) parts.push(`kept ${counts.kept} that were changed since`);
  if (counts.failed > 0) parts.push(`${counts.failed} failed`);
  return `${parts.join(', ')}.`;
}

function count(n: number, word: string): string {
  return `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`;
}
