import type { Context } from '../context.ts';
import { counted } from '../counted.ts';
import { settlePlan } from '../plans/settle-plan.ts';
import type { ActiveRun, RunOutcome } from '../runs/active-run.ts';
import { lastApplyRun, scenesToUndo, type UndoSelection, valuesToUndo } from '../store/applied-values.ts';
import { openPlans } from '../store/plans.ts';
import { setRunInput, stoppedUndoOfLast } from '../store/runs.ts';
import { eachScene } from './each-scene.ts';
import { settleIntents } from './settle-intents.ts';
import { undoScene } from './undo-scene.ts';

/**
 * Takes back what was applied: of a plan, of an apply run, or (naming neither) of the last apply. Asked for again, the
 * last apply is the one before it, as in an editor; one that was stopped on the way is finished first.
 */
export async function undo(context: Context, run: ActiveRun, input: UndoSelection): Promise<RunOutcome> {
  const { database } = context;
  await settleIntents(context, run.id, run.signal);
  try {
    const selection = pinned(context, run, input);
    const scenes = selection ? scenesToUndo(database, selection) : [];
    const nothing = 'Nothing of it is left to undo.';
    const ends = await eachScene(context, run, scenes, nothing, async (scene) =>
      undoScene(context, run.id, scene, valuesToUndo(database, selection ?? {}, scene), run.signal),
    );
    const counts = { undone: 0, kept: 0, failed: 0 };
    for (const end of ends) counts[end.state]++;
    return {
      message: summarize(counts, scenes.length),
      withErrors: counts.failed > 0,
      ...(input.plan === undefined ? {} : { planId: input.plan }),
      result: { ...counts, scenes: scenes.length, applyRun: selection?.run ?? null },
    };
  } finally {
    for (const plan of openPlans(database)) settlePlan(context, plan);
    context.live.publish({ topics: ['plans'] });
  }
}

/** Which apply "the last" is stands in the run's input before anything is undone, so that a retry means the same. */
function pinned({ database }: Context, run: ActiveRun, input: UndoSelection): UndoSelection | null {
  if (input.plan !== undefined || input.run !== undefined) return input;
  const newest = lastApplyRun(database);
  const stopped = stoppedUndoOfLast(database, run.id);
  const last = stopped !== undefined && (newest ?? 0) <= stopped ? stopped : newest;
  if (last === undefined) return null;
  const selection = { ...input, run: last };
  setRunInput(database, run.id, selection);
  return selection;
}

function summarize(counts: { undone: number; kept: number; failed: number }, scenes: number): string {
  if (scenes === 0) return 'There was nothing to undo.';
  const parts = [`Undid ${counted(counts.undone, 'change')} on ${counted(scenes, 'scene')}`];
  if (counts.kept > 0) parts.push(`kept ${counts.kept} that were changed since`);
  if (counts.failed > 0) parts.push(`${counts.failed} failed`);
  return `${parts.join(', ')}.`;
}
