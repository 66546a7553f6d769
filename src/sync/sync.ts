import type { Context } from '../context.ts';
import { Cancelled, readableMessage } from '../errors.ts';
import type { ActiveRun, RunOutcome } from '../runs/active-run.ts';
import { entityKinds } from '../stash/entity.ts';
import { clearMirror, readFact, writeFact } from '../store/mirror-facts.ts';
import { countScenes } from '../store/mirror-scene-reads.ts';
import { cancelOpenPlans } from '../store/replaced-library.ts';
import { endSyncRun } from '../store/sync-runs.ts';
import type { PatientStash } from './ask-stash.ts';
import { compareScenes } from './compare-scenes.ts';
import { deleteMissing } from './delete-missing.ts';
import { isReplacedLibrary } from './replaced-library.ts';
import { summarize, type SyncResult } from './summarize.ts';
import { syncEntities } from './sync-entities.ts';
import { openSyncRecord, type SyncRecord } from './sync-record.ts';
import { updateScenes } from './update-scenes.ts';

export interface SyncInput {
  /** `full` reads every scene again, `incremental` those whose timestamp in Stash differs. */
  mode: 'incremental' | 'full';
  /** Only these scenes, read again whatever their timestamp. */
  scenes?: readonly number[] | undefined;
  /** Delete even when unusually many scenes are gone. */
  confirmDeletions: boolean;
}

export type SyncOutcome = RunOutcome & { result: SyncResult };

/**
 * Brings the mirror to Stash's state. Every page is committed by itself: a sync that is cancelled or killed has
 * lost nothing, and the next one goes on from there.
 */
export async function sync(
  context: Context,
  run: ActiveRun,
  input: SyncInput,
  options: { backOffMs?: readonly number[] } = {},
): Promise<SyncOutcome> {
  const { database, clock, stash } = context;
  const ask: PatientStash = { stash, signal: run.signal, ...options };
  // An incremental sync of a mirror that never was complete is a first full one; so is one after an interrupted first.
  const first = readFact(database, 'first-sync') === null && !input.scenes;
  const type = input.scenes ? 'specific' : first ? 'full' : input.mode;
  const record = openSyncRecord(context, run, type, first);
  try {
    const result = input.scenes
      ? await syncGiven(context, ask, run, record, input.scenes, input.confirmDeletions)
      : await syncLibrary(context, ask, run, record, input);
    const error = record.problems.join(' ') || null;
    const withErrors = error !== null || record.counts.failed > 0;
    const status = withErrors ? 'completed_with_errors' : 'completed';
    database.transaction(() => {
      record.log([]);
      endSyncRun(database, record.id, { status, at: clock.now(), error });
    });
    for (const problem of record.problems) run.event('warning', problem);
    return { message: summarize(result, record.problems), withErrors, result: { ...result } };
  } catch (error) {
    const status = error instanceof Cancelled ? 'cancelled' : 'failed';
    endSyncRun(database, record.id, { status, at: clock.now(), error: readableMessage(error) });
    throw error;
  }
}

async function syncLibrary(
  context: Context,
  ask: PatientStash,
  run: ActiveRun,
  record: SyncRecord,
  { mode, confirmDeletions }: SyncInput,
): Promise<SyncResult> {
  const { database, clock } = context;
  let found = await compareScenes(context, ask, run, mode === 'full');
  if (await isReplacedLibrary(context, ask, found)) {
    clearMirror(database);
    const plans = cancelOpenPlans(database, clock.now());
    run.event(
      'warning',
      `Stash shows another library than before: the mirror was emptied; open plans cancelled: ${plans}.`,
    );
    found = await compareScenes(context, ask, run, mode === 'full');
  }
  // Before the scenes, so that a scene never names a performer whom the mirror does not know yet.
  for (const kind of entityKinds) await syncEntities(context, ask, run, record, kind);

  record.counts.synced = found.total;
  const wanted = mode === 'full' ? found.all : merge(found.created, found.changed);
  const scenes = await updateScenes(context, ask, run, record, wanted, { logUnchanged: false, named: false });
  if (!found.complete) {
    record.problems.push(
      "Stash's list of scenes did not add up, so no scene was taken for deleted; run Sync again.",
    );
  }
  run.throwIfCancelled();
  const { deleted, held } = deleteMissing(context, record, merge(found.missing, scenes.gone), {
    mirrored: found.mirrored,
    left: found.total,
    confirmed: confirmDeletions,
  });
  if (record.first && found.complete) {
    writeFact(database, 'first-sync', clock.now());
  }
  return {
    ...counted(record, scenes, deleted, held),
    type: record.type,
    unchanged: mode === 'full' ? scenes.unchanged.length : found.unchanged + scenes.unchanged.length,
  };
}

async function syncGiven(
  context: Context,
  ask: PatientStash,
  run: ActiveRun,
  record: SyncRecord,
  ids: readonly number[],
  confirmed: boolean,
): Promise<SyncResult> {
  const wanted = [...new Set(ids)];
  run.claimScenes(wanted);
  for (const kind of entityKinds) await syncEntities(context, ask, run, record, kind);
  const scenes = await updateScenes(context, ask, run, record, wanted, { logUnchanged: true, named: true });
  record.counts.synced = wanted.length;
  const mirrored = countScenes(context.database);
  const { deleted, held } = deleteMissing(context, record, scenes.gone, {
    mirrored,
    left: mirrored,
    confirmed,
  });
  for (const id of deleted) run.sceneEnded(id, 'skipped', 'Stash no longer has this scene.');
  for (const id of held)
    run.sceneEnded(id, 'skipped', 'Stash no longer has this scene; its removal must be confirmed.');
  return { ...counted(record, scenes, deleted, held), type: record.type, unchanged: scenes.unchanged.length };
}

/** Ids are listed up to this many; the counts always say the truth. */
const listed = 10_000;

function counted(
  { counts, id }: SyncRecord,
  scenes: { created: number[]; updated: number[] },
  deleted: number[],
  held: number[],
): Omit<SyncResult, 'type' | 'unchanged'> {
  return {
    syncRun: id,
    scenes: counts.synced,
    created: scenes.created.length,
    updated: scenes.updated.length,
    deleted: deleted.length,
    failed: counts.failed,
    createdScenes: scenes.created.slice(0, listed),
    updatedScenes: scenes.updated.slice(0, listed),
    deletionsHeld: held.length,
    heldScenes: held.slice(0, 1_000),
  };
}

/** Two ascending lists of ids as one, each id once. */
function merge(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}
