import type { Context } from '../context.ts';
import type { StashScene } from '../stash/scene.ts';
import {
  type AppliedValue,
  markKept,
  markStopped,
  markUndone,
  markVoid,
  markWritten,
  markWrittenAgain,
  openIntents,
} from '../store/applied-values.ts';
import { settleChange, settleFoundApplied } from '../store/changes.ts';
import { driftedTo, sceneGone } from './apply-scene.ts';
import { holds, sameValue, valueAt } from './field-value.ts';
import { readScene } from './write-scene.ts';

type Needs = Pick<Context, 'database' | 'clock' | 'stash'>;

/**
 * Finds out what became of the writes of processes that were killed: Stash's value is either the one before or the
 * one after. Nothing is written to Stash here. Safe to be killed, too.
 */
export async function settleIntents(context: Needs, run: number, signal: AbortSignal): Promise<void> {
  const intents = openIntents(context.database, run);
  for (const [sceneId, ofScene] of Map.groupBy(intents, (intent) => intent.sceneId)) {
    signal.throwIfAborted();
    const scene = await readScene(context.stash, sceneId, signal);
    context.database.transaction(() => {
      for (const intent of ofScene) {
        if (intent.state === 'intent') settleApply(context, intent, scene);
        else settleUndo(context, intent, scene);
      }
    });
  }
}

function settleApply({ database, clock }: Needs, intent: AppliedValue, scene: StashScene | null): void {
  if (!scene) {
    markVoid(database, intent.id, sceneGone);
    settleChange(database, intent.changeId, ['approved'], { status: 'failed', error: sceneGone });
    return;
  }
  const now = valueAt(scene, intent);
  // First the value before, to the letter: a change may be about a space that Stash would trim.
  if (sameValue(now, intent.before)) {
    markStopped(database, intent.id);
  } else if (holds(now, intent.after)) {
    markWritten(database, intent.id, now, clock.now());
    settleFoundApplied(database, intent.changeId, intent.value);
  } else {
    const reason = `${intent.field} was changed while StashHog was stopped.`;
    markKept(database, intent.id, null, reason);
    settleChange(database, intent.changeId, ['approved'], driftedTo(intent, now, reason));
  }
}

function settleUndo({ database, clock }: Needs, intent: AppliedValue, scene: StashScene | null): void {
  const undoRun = intent.undoRunId;
  if (undoRun === null) throw new Error(`undo intent ${intent.id} has no run`);
  if (!scene) {
    markKept(database, intent.id, undoRun, sceneGone);
    return;
  }
  const now = valueAt(scene, intent);
  if (sameValue(now, intent.after)) {
    markWrittenAgain(database, intent.id, 'Stopped before the undo.');
  } else if (holds(now, intent.before)) {
    markUndone(database, intent.id, undoRun, null, clock.now());
    settleChange(database, intent.changeId, ['applied'], { status: 'undone' });
  } else {
    markKept(database, intent.id, undoRun, `${intent.field} was changed while StashHog was stopped.`);
  }
}
