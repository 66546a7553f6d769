import type { Context } from '../context.ts';
import { readableMessage, StashRefused } from '../errors.ts';
import type { Change, FieldValue } from '../plans/change.ts';
import type { StashScene } from '../stash/scene.ts';
import { insertIntent, markKept, markVoid, markWritten, reviveStopped } from '../store/applied-values.ts';
import { settleChange, stillApproved } from '../store/changes.ts';
import { writeScenes } from '../store/mirror-scenes.ts';
import { compareThreeWays, type Verdict } from './compare-three-ways.ts';
import { holds, isListField, sameValue, spotKey, valueAt } from './field-value.ts';
import { readScene, type Write, writeScene } from './write-scene.ts';

type Needs = Pick<Context, 'database' | 'clock' | 'stash'>;

/** How one change of the scene ended. */
export type ChangeEnd = { state: 'applied' } | { state: 'drifted' | 'failed'; reason: string };

export const sceneGone = 'The scene is no longer in Stash.';

interface Planned {
  change: Change;
  before: FieldValue;
  after: FieldValue;
}
interface Intended extends Planned {
  valueId: number;
}

/**
 * Applies approved changes to one scene: fresh read, three-way comparison, intents committed, one write, verified by
 * its answer, results committed. A process that dies anywhere in between leaves an intent from which
 * `settleIntents` finds out what happened. What a person decided or edited while the scene was read is left out, also
 * of the answer. Throws only when Stash cannot be reached.
 */
export async function applyScene(
  context: Needs,
  run: number,
  sceneId: number,
  changes: readonly Change[],
  signal: AbortSignal,
): Promise<ChangeEnd[]> {
  const scene = await readScene(context.stash, sceneId, signal);
  return scene ? applyTo(context, run, scene, changes) : failAll(context, changes);
}

async function applyTo(
  context: Needs,
  run: number,
  scene: StashScene,
  changes: readonly Change[],
): Promise<ChangeEnd[]> {
  const { database, clock } = context;
  const ends: ChangeEnd[] = [];
  const intended = database.transaction((): Intended[] => {
    const planned: Planned[] = [];
    const taken = new Map<string, FieldValue>();
    // Nobody can decide on them from here on: the intents are committed with this look.
    for (const change of stillApproved(database, changes)) {
      const verdict = judge(scene, change, taken);
      if (verdict.state === 'write') planned.push({ change, before: verdict.before, after: verdict.after });
      else ends.push(settleUnwritten(context, run, change, verdict));
    }
    const now = clock.now();
    return planned.map((plan) => ({
      ...plan,
      valueId: insertIntent(database, plan.change, run, plan, now),
    }));
  });
  if (intended.length === 0) return ends;

  let after: StashScene;
  try {
    after = await writeScene(context.stash, scene.id, intended.map(asWrite));
  } catch (error) {
    if (!(error instanceof StashRefused)) throw error;
    return [...ends, ...(await afterRefusal(context, run, scene.id, intended, readableMessage(error)))];
  }
  writeScenes(database, [after], clock.now());
  ends.push(...database.transaction(() => intended.map((intent) => verify(context, intent, after))));
  return ends;
}

/** A refused write may have been done in part. What arrived is kept; the rest is tried one by one. */
async function afterRefusal(
  context: Needs,
  run: number,
  sceneId: number,
  intended: readonly Intended[],
  reason: string,
): Promise<ChangeEnd[]> {
  const { database, clock, stash } = context;
  const scene = await readScene(stash, sceneId);
  if (scene) writeScenes(database, [scene], clock.now());
  const alone = intended.length === 1;
  const ends: ChangeEnd[] = [];
  const left: Change[] = [];
  database.transaction(() => {
    for (const intent of intended) {
      if (scene && arrived(scene, intent)) {
        ends.push(verify(context, intent, scene));
        continue;
      }
      markVoid(database, intent.valueId, reason);
      if (scene && !alone) {
        left.push(intent.change);
        continue;
      }
      const why = scene ? reason : sceneGone;
      failChange(context, intent.change, why);
      ends.push({ state: 'failed', reason: why });
    }
  });
  for (const change of left) {
    const fresh = await readScene(stash, sceneId);
    ends.push(...(fresh ? await applyTo(context, run, fresh, [change]) : failAll(context, [change])));
  }
  return ends;
}

/** `taken`: what earlier changes of this pass will write; of two rivals the later one sees the earlier one's value. */
function judge(scene: StashScene, change: Change, taken: Map<string, FieldValue>): Verdict {
  const spot = spotOf(change);
  const key = spotKey(spot);
  const rival = taken.get(key);
  if (rival !== undefined || taken.has(key)) {
    const now = rival ?? null;
    const wanted = isListField(change.field) ? change.action === 'add' : change.proposed;
    return { state: sameValue(now, wanted) ? 'done' : 'drifted', now };
  }
  const verdict = compareThreeWays(change, valueAt(scene, spot));
  if (verdict.state === 'write') taken.set(key, verdict.after);
  return verdict;
}

function settleUnwritten(
  { database, clock }: Needs,
  run: number,
  change: Change,
  verdict: { state: 'done' | 'drifted'; now: FieldValue },
): ChangeEnd {
  if (verdict.state === 'done') {
    const after = isListField(change.field) ? verdict.now : change.proposed;
    reviveStopped(database, change.id, after, run, clock.now());
    settleChange(database, change.id, ['approved'], { status: 'applied' });
    return { state: 'applied' };
  }
  const reason = isListField(change.field)
    ? `${change.field}: another change of this scene asks for the opposite.`
    : `${change.field} is no longer what the change was made for.`;
  settleChange(database, change.id, ['approved'], driftedTo(change, verdict.now, reason));
  return { state: 'drifted', reason };
}

function verify(context: Needs, intent: Intended, scene: StashScene): ChangeEnd {
  const { database, clock } = context;
  const { change, valueId } = intent;
  const now = valueAt(scene, spotOf(change));
  if (holds(now, intent.after)) {
    markWritten(database, valueId, now, clock.now());
    settleChange(database, change.id, ['approved'], { status: 'applied' });
    return { state: 'applied' };
  }
  const reason = `${change.field} was changed by somebody else at the same moment.`;
  markKept(database, valueId, null, reason);
  settleChange(database, change.id, ['approved'], driftedTo(change, now, reason));
  return { state: 'drifted', reason };
}

export function driftedTo(
  change: { field: Change['field'] },
  now: FieldValue,
  error: string,
): Parameters<typeof settleChange>[3] {
  // For lists there is no third value to show.
  return { status: 'drifted', error, current: isListField(change.field) ? undefined : now };
}

function arrived(scene: StashScene, { change, before, after }: Planned): boolean {
  const now = valueAt(scene, spotOf(change));
  return !sameValue(now, before) && holds(now, after);
}

function failAll(context: Needs, changes: readonly Change[]): ChangeEnd[] {
  return context.database.transaction(() =>
    stillApproved(context.database, changes).map((change) => {
      failChange(context, change, sceneGone);
      return { state: 'failed', reason: sceneGone };
    }),
  );
}

function failChange({ database }: Needs, change: Change, reason: string): void {
  settleChange(database, change.id, ['approved'], { status: 'failed', error: reason });
}

function asWrite({ change, after }: Planned): Write {
  return { ...spotOf(change), to: after };
}

function spotOf(change: Change): { field: Change['field']; value: FieldValue } {
  return { field: change.field, value: change.proposed };
}
