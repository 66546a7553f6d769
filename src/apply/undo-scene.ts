import type { Context } from '../context.ts';
import { readableMessage, StashRefused } from '../errors.ts';
import type { StashScene } from '../stash/scene.ts';
import {
  type AppliedValue,
  markKept,
  markUndoIntent,
  markUndone,
  markWrittenAgain,
} from '../store/applied-values.ts';
import { settleChange } from '../store/changes.ts';
import { writeScenes } from '../store/mirror-scenes.ts';
import { sceneGone } from './apply-scene.ts';
import { holds, isListField, sameValue, spotKey, valueAt } from './field-value.ts';
import { readScene, writeScene } from './write-scene.ts';

type Needs = Pick<Context, 'database' | 'clock' | 'stash'>;

export type UndoEnd = { state: 'undone' } | { state: 'kept' | 'failed'; reason: string };

/**
 * Takes applied values of one scene back, the last written first: a value still as we wrote it gets the one before;
 * one that somebody changed since is kept. Intents and results are committed around each write, as in an apply.
 */
export async function undoScene(
  context: Needs,
  run: number,
  sceneId: number,
  values: readonly AppliedValue[],
  signal: AbortSignal,
): Promise<UndoEnd[]> {
  const ends: UndoEnd[] = [];
  for (const round of rounds(values)) {
    const scene = await readScene(context.stash, sceneId, signal);
    ends.push(...(await undoRound(context, run, sceneId, scene, round)));
  }
  return ends;
}

/** One value of a kind per round: of several written over one another each is compared with what it wrote itself. */
function rounds(values: readonly AppliedValue[]): AppliedValue[][] {
  const made: AppliedValue[][] = [];
  for (const ofSpot of Map.groupBy(values, spotKey).values()) {
    for (const [index, value] of ofSpot.entries()) (made[index] ??= []).push(value);
  }
  return made;
}

async function undoRound(
  context: Needs,
  run: number,
  sceneId: number,
  scene: StashScene | null,
  values: readonly AppliedValue[],
): Promise<UndoEnd[]> {
  const { database, clock, stash } = context;
  const ends: UndoEnd[] = [];
  const intended = database.transaction(() => {
    const restorable = values.filter((value) => {
      const end = scene ? withoutWrite(context, run, value, scene) : keep(context, run, value, sceneGone);
      if (end) ends.push(end);
      return end === null;
    });
    markUndoIntent(
      database,
      restorable.map((value) => value.id),
      run,
    );
    return restorable;
  });
  if (intended.length === 0) return ends;

  const writes = intended.map((value) => ({ field: value.field, value: value.value, to: value.before }));
  let after: StashScene | null;
  try {
    after = await writeScene(stash, sceneId, writes);
  } catch (error) {
    if (!(error instanceof StashRefused)) throw error;
    return [...ends, ...(await afterRefusal(context, run, sceneId, intended, readableMessage(error)))];
  }
  writeScenes(database, [after], clock.now());
  ends.push(...database.transaction(() => intended.map((value) => verify(context, run, value, after))));
  return ends;
}

/** As in an apply: what arrived is kept, the rest is tried one by one, so that one refusal does not stop the others. */
async function afterRefusal(
  context: Needs,
  run: number,
  sceneId: number,
  intended: readonly AppliedValue[],
  reason: string,
): Promise<UndoEnd[]> {
  const { database, clock, stash } = context;
  const scene = await readScene(stash, sceneId);
  if (scene) writeScenes(database, [scene], clock.now());
  const ends: UndoEnd[] = [];
  const left: AppliedValue[] = [];
  database.transaction(() => {
    for (const value of intended) {
      if (!scene) ends.push(keep(context, run, value, sceneGone));
      else if (sameValue(valueAt(scene, value), value.before)) ends.push(verify(context, run, value, scene));
      else {
        markWrittenAgain(database, value.id, reason);
        if (intended.length === 1) ends.push({ state: 'failed', reason });
        else left.push(value);
      }
    }
  });
  for (const value of left) {
    const fresh = await readScene(stash, sceneId);
    ends.push(...(await undoRound(context, run, sceneId, fresh, [value])));
  }
  return ends;
}

/** The end of a value that needs no write, or null when it does. */
function withoutWrite(context: Needs, run: number, value: AppliedValue, scene: StashScene): UndoEnd | null {
  const now = valueAt(scene, value);
  if (sameValue(now, value.before)) {
    return undone(context, run, value, 'It was as before already.');
  }
  return sameValue(now, value.after) ? null : keep(context, run, value, changedSince(value));
}

function verify(context: Needs, run: number, value: AppliedValue, scene: StashScene): UndoEnd {
  if (holds(valueAt(scene, value), value.before)) return undone(context, run, value, null);
  return keep(context, run, value, `${value.field} was changed by somebody else at the same moment.`);
}

function undone({ database, clock }: Needs, run: number, value: AppliedValue, note: string | null): UndoEnd {
  markUndone(database, value.id, run, note, clock.now());
  settleChange(database, value.changeId, ['applied'], { status: 'undone' });
  return { state: 'undone' };
}

function keep({ database }: Needs, run: number, value: AppliedValue, reason: string): UndoEnd {
  markKept(database, value.id, run, reason);
  return { state: 'kept', reason };
}

function changedSince({ field }: AppliedValue): string {
  return isListField(field)
    ? `${field} was changed since.`
    : `${field} was changed since it was applied, and is kept.`;
}
