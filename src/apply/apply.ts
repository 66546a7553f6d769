import type { Context } from '../context.ts';
import { settlePlan } from '../plans/settle-plan.ts';
import type { ActiveRun, RunOutcome } from '../runs/active-run.ts';
import { approvedChanges, scenesToApply } from '../store/changes.ts';
import { openPlans } from '../store/plans.ts';
import { applyScene, type ChangeEnd } from './apply-scene.ts';
import { settleIntents } from './settle-intents.ts';

export interface ApplyInput {
  /** Absent: approved changes of every plan. */
  plan?: number | undefined;
  /** Only these. */
  scenes?: readonly number[] | undefined;
}

/** Writes approved changes to Stash, scene by scene; one bad scene does not stop the others. */
export async function apply(context: Context, run: ActiveRun, input: ApplyInput): Promise<RunOutcome> {
  const { database } = context;
  await settleIntents(context, run.id, run.signal);
  try {
    const scenes = scenesToApply(database, input.plan, input.scenes);
    run.claimScenes(scenes);
    const counts = { applied: 0, drifted: 0, failed: 0 };
    for (const [done, scene] of scenes.entries()) {
      run.throwIfCancelled();
      run.progress(done, scenes.length, `Scene ${done + 1} of ${scenes.length}`);
      // Read when its turn comes: a person may have decided otherwise since.
      const changes = approvedChanges(database, scene, input.plan);
      if (changes.length === 0) {
        run.sceneEnded(scene, 'skipped', 'Nothing of it is approved any more.');
        continue;
      }
      const ends = await applyScene(context, run.id, scene, changes, run.signal);
      for (const end of ends) counts[end.state]++;
      endScene(run, scene, ends);
    }
    run.progress(scenes.length, scenes.length, 'Done');
    return {
      message: summarize(counts, scenes.length),
      withErrors: counts.failed > 0,
      ...(input.plan === undefined ? {} : { planId: input.plan }),
      result: { ...counts, scenes: scenes.length },
    };
  } finally {
    // Also those of a run that was killed before it could.
    for (const plan of openPlans(database)) settlePlan(context, plan);
    context.live.publish({ topics: ['plans'] });
  }
}

function endScene(run: ActiveRun, scene: number, ends: readonly ChangeEnd[]): void {
  const reasons = ends.flatMap((end) => (end.state === 'applied' ? [] : [end.reason]));
  if (reasons.length === 0) return run.sceneEnded(scene, 'done');
  const failed = ends.some((end) => end.state === 'failed');
  run.sceneEnded(scene, failed ? 'failed' : 'skipped', [...new Set(reasons)].join(' '));
}

function summarize(counts: { applied: number; drifted: number; failed: number }, scenes: number): string {
  if (scenes === 0) return 'There was nothing to apply.';
  const parts = [`Applied ${count(counts.applied, 'change')} on ${count(scenes, 'scene')}`];
  if (counts.drifted > 0) parts.push(`${counts.drifted} drifted (changed in Stash meanwhile)`);
  if (counts.failed > 0) parts.push(`${counts.failed} failed`);
  return `${parts.join(', ')}.`;
}

function count(n: number, word: string): string {
  return `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`;
}
