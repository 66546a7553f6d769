import type { Context } from '../context.ts';
import { counted } from '../counted.ts';
import { settlePlan } from '../plans/settle-plan.ts';
import type { ActiveRun, RunOutcome } from '../runs/active-run.ts';
import { approvedChanges, scenesToApply } from '../store/changes.ts';
import { openPlans } from '../store/plans.ts';
import { applyScene } from './apply-scene.ts';
import { eachScene } from './each-scene.ts';
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
    const nothing = 'Nothing of it is approved any more, or it was edited at this moment.';
    const ends = await eachScene(context, run, scenes, nothing, async (scene) => {
      // Read when its turn comes: a person may have decided otherwise since.
      const changes = approvedChanges(database, scene, input.plan);
      return changes.length === 0 ? [] : applyScene(context, run.id, scene, changes, run.signal);
    });
    const counts = { applied: 0, drifted: 0, failed: 0 };
    for (const end of ends) counts[end.state]++;
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

function summarize(counts: { applied: number; drifted: number; failed: number }, scenes: number): string {
  if (scenes === 0) return 'There was nothing to apply.';
  const parts = [`Applied ${counted(counts.applied, 'change')} on ${counted(scenes, 'scene')}`];
  if (counts.drifted > 0) parts.push(`${counts.drifted} drifted (changed in Stash meanwhile)`);
  if (counts.failed > 0) parts.push(`${counts.failed} failed`);
  return `${parts.join(', ')}.`;
}
