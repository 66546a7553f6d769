import type { Context } from '../context.ts';
import { Cancelled, readableMessage } from '../errors.ts';
import type { ActiveRun } from '../runs/active-run.ts';
import { StashDatabaseDocument } from '../stash/generated.ts';
import type { LibraryReader, StashDatabaseFile } from '../stash/library-reader.ts';
import { readSettings } from '../settings/read-settings.ts';
import { deleteFact, readFact, writeFact } from '../store/mirror-facts.ts';
import { sampleScenes } from '../store/mirror-scene-reads.ts';
import { apiReader } from './api-reader.ts';
import { askStash, type PatientStash } from './ask-stash.ts';
import { sceneChanges } from './changed-fields.ts';

export type ReaderWish = 'auto' | 'api' | 'database';

/** What the fact `database-proof` says: this file, with this schema, once agreed with the API in everything. */
interface Proof {
  path: string;
  schema: number;
  at: string;
}

/**
 * The reader of a synchronisation. By itself the database reader only after a proof, and a sample is compared each time;
 * whatever speaks against it is said in the run's log, and the API reader takes its place.
 */
export async function chooseReader(
  context: Context,
  ask: PatientStash,
  run: ActiveRun,
  wish: ReaderWish | undefined,
): Promise<LibraryReader> {
  const { database } = context;
  const api = apiReader(context, ask);
  const setting = wish ?? readSettings(database).reader;
  if (setting === 'api' || !context.openDatabaseReader) return api;
  const refuse = (reason: string): LibraryReader => {
    run.event(setting === 'database' ? 'warning' : 'info', `Reading through Stash's API: ${reason}`);
    return api;
  };
  try {
    if (setting === 'auto' && readFact(database, 'database-proof') === null) return api;
    const file = await findDatabase(ask);
    if (setting === 'auto' && !isProven(database, file))
      return refuse('the database file is not the one that was verified; run Verify to use it again.');
    const reader = context.openDatabaseReader(file);
    const difference = await differenceInSample(context, api, reader);
    if (difference === null) return reader;
    reader.close();
    distrustDatabase(context, run, difference);
    return api;
  } catch (error) {
    if (error instanceof Cancelled || run.signal.aborted) throw error;
    return refuse(readableMessage(error));
  }
}

/** Where Stash says its database is. */
export async function findDatabase(ask: PatientStash): Promise<StashDatabaseFile> {
  const { systemStatus } = await askStash(ask, StashDatabaseDocument, {});
  return { path: systemStatus.databasePath ?? '', schema: systemStatus.databaseSchema ?? 0 };
}

export function storeDatabaseProof(
  { database, clock }: Pick<Context, 'database' | 'clock'>,
  { path, schema }: StashDatabaseFile,
): void {
  const proof: Proof = { path, schema, at: clock.now() };
  database.transaction(() => {
    writeFact(database, 'database-proof', JSON.stringify(proof));
    deleteFact(database, 'database-mismatch');
  });
}

/** The database file said something else than the API: it is not read again until a Verify agrees. */
export function distrustDatabase(
  { database }: Pick<Context, 'database'>,
  run: ActiveRun,
  difference: string,
): void {
  database.transaction(() => {
    deleteFact(database, 'database-proof');
    writeFact(database, 'database-mismatch', difference);
  });
  run.event(
    'warning',
    `Stash's database file and its API do not agree (${difference}). From now on StashHog reads through the API; run Verify to try the file again.`,
  );
}

function isProven(database: Context['database'], { path, schema }: StashDatabaseFile): boolean {
  const text = readFact(database, 'database-proof');
  if (text === null) return false;
  const proof = JSON.parse(text) as Proof;
  return proof.path === path && proof.schema === schema;
}

const sampled = 12;

/** Reads a few scenes both ways; null: they agree. Asked twice, because somebody may be editing one of them. */
export async function differenceInSample(
  { database }: Pick<Context, 'database'>,
  api: LibraryReader,
  reader: LibraryReader,
  ids = sampleScenes(database, sampled),
): Promise<string | null> {
  let difference: string | null = null;
  for (let attempt = 0; attempt < 2; attempt++) {
    const [one, other] = [await api.readScenes(ids), await reader.readScenes(ids)];
    const byId = new Map(other.scenes.map((scene) => [scene.id, scene]));
    difference = null;
    for (const scene of one.scenes) {
      const same = byId.get(scene.id);
      if (!same) difference = `scene ${scene.id} is not in the file`;
      else {
        const fields = sceneChanges(same, scene).map(({ field }) => field);
        if (same.updatedAtStash !== scene.updatedAtStash) fields.push('updated_at');
        if (same.createdAtStash !== scene.createdAtStash) fields.push('created_at');
        if (fields.length > 0) difference = `scene ${scene.id}: ${fields.join(', ')}`;
      }
    }
    if (difference === null) return null;
  }
  return difference;
}
