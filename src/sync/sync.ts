import type { Context } from '../context.ts';
import { Cancelled, KnownError, readableMessage } from '../errors.ts';
import type { ActiveRun, RunOutcome } from '../runs/active-run.ts';
import { entityKinds, type EntityKind } from '../stash/entity.ts';
import type { LibraryReader } from '../stash/library-reader.ts';
import { deleteFact, readFact, writeFact } from '../store/mirror-facts.ts';
import { countScenes } from '../store/mirror-scene-reads.ts';
import { endSyncRun, setReader } from '../store/sync-runs.ts';
import { afterSync } from './after-sync.ts';
import { apiReader } from './api-reader.ts';
import type { PatientStash } from './ask-stash.ts';
import { chooseReader } from './choose-reader.ts';
import { deleteMissing } from './delete-missing.ts';
import { proveDatabase } from './prove-database.ts';
import { setAsideReplaced } from './replaced-library.ts';
import { summarize, type SyncResult } from './summarize.ts';
import { syncEntities } from './sync-entities.ts';
import { openSyncRecord, type SyncRecord } from './sync-record.ts';
import { copyCreated, type UpdatedScenes, updateScenes } from './update-scenes.ts';

export interface SyncInput {
  /** `full` reads every scene again, `incremental` those that differ as far as the reader can tell without. */
  mode: 'incremental' | 'full';
  /** Only these scenes, read again whatever their timestamp. */
  scenes?: readonly number[] | undefined;
  /** Only these kinds, and no scene. */
  entities?: readonly EntityKind[] | undefined;
  /** Delete even when unusually many scenes are gone. */
  confirmDeletions: boolean;
  /** Absent: the setting decides. */
  reader?: 'api' | 'database' | undefined;
}

interface SyncOptions {
  backOffMs?: readonly number[];
  /** The run may end as paused, to ask a person about many deletions. A part of a workflow may not. */
  mayPause?: boolean;
}

export type SyncOutcome = RunOutcome & { result: SyncResult };

/** What one synchronisation works with. */
interface Work {
  context: Context;
  ask: PatientStash;
  run: ActiveRun;
  record: SyncRecord;
  reader: LibraryReader;
  input: SyncInput;
  mayPause: boolean;
}

/**
 * Brings the mirror to Stash's state. Every page is committed by itself: a sync that is cancelled or killed has
 * lost nothing, and the next one goes on from there.
 */
export async function sync(
  context: Context,
  run: ActiveRun,
  input: SyncInput,
  { backOffMs, mayPause = false }: SyncOptions = {},
): Promise<SyncOutcome> {
  const { database, clock, stash } = context;
  const ask: PatientStash = { stash, signal: run.signal, ...(backOffMs && { backOffMs }) };
  const part = input.scenes ?? input.entities;
  // An incremental sync of a mirror that never was complete is a first full one; so is one after an interrupted first.
  const first = readFact(database, 'first-sync') === null && !part;
  const type = part ? 'specific' : first ? 'full' : input.mode;
  const whole = !part || input.reader === 'database';
  const reader = whole ? await chooseReader(context, ask, run, input.reader) : apiReader(context, ask);
  const record = openSyncRecord(context, run, type, first, reader.name);
  if (first && readFact(database, 'first-sync-run') === null)
    writeFact(database, 'first-sync-run', String(record.id));
  const work: Work = { context, ask, run, record, reader, input, mayPause };
  try {
    const { result, asks } = await withReader(work);
    const error = record.problems.join(' ') || null;
    const withErrors = error !== null || record.counts.failed > 0;
    const status = withErrors ? 'completed_with_errors' : 'completed';
    database.transaction(() => {
      record.log([]);
      endSyncRun(database, record.id, { status, at: clock.now(), error });
    });
    for (const problem of record.problems) run.event('warning', problem);
    afterSync(context, run, result);
    const message = summarize(result, record.problems);
    return { message, withErrors, result: { ...result }, ...(asks && { next: 'paused' as const }) };
  } catch (error) {
    const status = error instanceof Cancelled ? 'cancelled' : 'failed';
    endSyncRun(database, record.id, { status, at: clock.now(), error: readableMessage(error) });
    throw error;
  }
}

interface Synced {
  result: SyncResult;
  asks: boolean;
}

/** A database file that cannot be read to the end (locked, being replaced, on a lost disk) is no reason to stop. */
async function withReader(work: Work): Promise<Synced> {
  const { context, ask, run, record, reader } = work;
  try {
    return await perform(work);
  } catch (error) {
    if (reader.name === 'api' || run.signal.aborted || error instanceof KnownError) throw error;
    run.event(
      'warning',
      `Stash's database file could not be read to the end (${readableMessage(error)}); going on through the API.`,
    );
    setReader(context.database, record.id, 'api');
    return await perform({ ...work, reader: apiReader(context, ask) });
  } finally {
    reader.close();
  }
}

function perform(work: Work): Promise<Synced> {
  const { input } = work;
  if (input.scenes) return syncGiven(work, input.scenes);
  if (input.entities) return syncKinds(work, input.entities);
  return syncLibrary(work);
}

/** While Stash writes as fast as we compare, the rest is left to the next synchronisation. */
const rounds = 3;

async function syncLibrary(work: Work): Promise<Synced> {
  const { context, ask, run, record, reader, input } = work;
  const { database, clock } = context;
  const scenes: UpdatedScenes = { created: [], updated: [], unchanged: [], gone: [] };
  const all = input.mode === 'full';
  let found = await reader.compareScenes(run, { all });
  if (await setAsideReplaced(context, reader, run, record, found))
    found = await reader.compareScenes(run, { all });
  const { mirrored } = found;
  let settled = { deleted: [] as number[], held: [] as number[], asks: false };
  for (let round = 1; ; round++) {
    // Before the scenes, so that a scene never names a performer whom the mirror does not know yet.
    for (const kind of entityKinds) await syncEntities(context, reader, run, record, kind, { all });
    record.counts.synced = found.total;
    await bringScenes(work, found, scenes);
    if (!found.complete) {
      record.problems.push(
        "Stash's list of scenes did not add up, so no scene was taken for deleted; run Sync again.",
      );
    }
    run.throwIfCancelled();
    const { deleted, held, asks } = deleteMissing(context, record, merge(found.missing, scenes.gone), {
      runId: run.id,
      mirrored,
      left: found.total,
      confirmed: input.confirmDeletions,
      mayPause: work.mayPause,
    });
    settled = { deleted: merge(settled.deleted, deleted), held, asks };
    if (round === rounds || asks || !reader.moved?.()) break;
    scenes.gone = [];
    found = await reader.compareScenes(run, { all: false });
  }
  if (all && found.complete) deleteFact(database, 'full-position');
  if (record.first && found.complete) {
    writeFact(database, 'first-sync', clock.now());
    // Nothing is proven where scenes could not be read.
    const trusted = readFact(database, 'database-mismatch') === null && !input.reader;
    if (reader.name === 'api' && trusted && record.problems.length === 0 && record.counts.failed === 0)
      await proveDatabase(context, ask, run);
  }
  const result = {
    ...counted(record, scenes, settled.deleted, settled.held),
    type: record.type,
    reader: reader.name,
    unchanged: found.all
      ? scenes.unchanged.length
      : Math.max(0, found.total - scenes.created.length - scenes.updated.length - record.counts.failed),
  };
  return { result, asks: settled.asks };
}

/** Creates and updates what a comparison found; a full synchronisation through the API reads every scene again. */
async function bringScenes(
  { context, run, record, reader }: Work,
  found: Awaited<ReturnType<LibraryReader['compareScenes']>>,
  scenes: UpdatedScenes,
): Promise<void> {
  const { database, clock } = context;
  const options = { logUnchanged: false, named: false };
  if (reader.copyScenes) {
    await copyCreated(context, reader.copyScenes, run, record, found.created, scenes);
    await updateScenes(context, reader, run, record, found.changed, options, scenes);
    return;
  }
  const differing = merge(found.created, found.changed);
  if (!found.all) {
    await updateScenes(context, reader, run, record, differing, options, scenes);
    return;
  }
  // One that was killed has read the scenes up to here again; of those only what differs since is read once more.
  const position = unfinishedPosition(context);
  const wanted = merge(
    differing.filter((id) => id <= position),
    found.all.filter((id) => id > position),
  );
  const onPage = (lastId: number): void => {
    if (lastId > position) writeFact(database, 'full-position', `${lastId} ${clock.now()}`);
  };
  await updateScenes(context, reader, run, record, wanted, { ...options, onPage }, scenes);
}

/** Where a full synchronisation stopped, unless that is so long ago that it says nothing of today. */
function unfinishedPosition({ database, clock }: Pick<Context, 'database' | 'clock'>): number {
  const [id, at] = (readFact(database, 'full-position') ?? '').split(' ');
  const ageMs = Date.parse(clock.now()) - Date.parse(at ?? '');
  return Math.abs(ageMs) < 86_400_000 ? Number(id) : 0;
}

async function syncKinds(work: Work, kinds: readonly EntityKind[]): Promise<Synced> {
  const { context, run, record, reader } = work;
  for (const kind of new Set(kinds)) await syncEntities(context, reader, run, record, kind, { all: true });
  const none: UpdatedScenes = { created: [], updated: [], unchanged: [], gone: [] };
  return {
    result: { ...counted(record, none, [], []), type: record.type, reader: reader.name, unchanged: 0 },
    asks: false,
  };
}

async function syncGiven(work: Work, ids: readonly number[]): Promise<Synced> {
  const { context, run, record, reader, input } = work;
  const wanted = [...new Set(ids)];
  run.claimScenes(wanted);
  for (const kind of entityKinds) await syncEntities(context, reader, run, record, kind, { all: false });
  const scenes: UpdatedScenes = { created: [], updated: [], unchanged: [], gone: [] };
  await updateScenes(context, reader, run, record, wanted, { logUnchanged: true, named: true }, scenes);
  record.counts.synced = wanted.length;
  const mirrored = countScenes(context.database);
  const { deleted, held, asks } = deleteMissing(context, record, scenes.gone, {
    runId: run.id,
    mirrored,
    left: mirrored,
    confirmed: input.confirmDeletions,
    mayPause: work.mayPause,
  });
  for (const id of deleted) run.sceneEnded(id, 'skipped', 'Stash no longer has this scene.');
  for (const id of held)
    run.sceneEnded(id, 'skipped', 'Stash no longer has this scene; its removal must be confirmed.');
  const result = {
    ...counted(record, scenes, deleted, held),
    type: record.type,
    reader: reader.name,
    unchanged: scenes.unchanged.length,
  };
  return { result, asks };
}

/** Ids are listed up to this many; the counts always say the truth. */
const listed = 10_000;

function counted(
  { counts, id }: SyncRecord,
  scenes: { created: number[]; updated: number[] },
  deleted: number[],
  held: number[],
): Omit<SyncResult, 'type' | 'unchanged' | 'reader'> {
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
  if (a.length === 0) return [...b];
  if (b.length === 0) return [...a];
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}
