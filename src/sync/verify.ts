import type { Context } from '../context.ts';
import { Cancelled, readableMessage } from '../errors.ts';
import type { ActiveRun, RunOutcome } from '../runs/active-run.ts';
import { entityKinds } from '../stash/entity.ts';
import type { StashScene } from '../stash/scene.ts';
import { countScenes, readScenes, sampleScenes } from '../store/mirror-scene-reads.ts';
import { endSyncRun } from '../store/sync-runs.ts';
import { storeVerification } from '../store/sync-verifications.ts';
import { apiReader } from './api-reader.ts';
import type { PatientStash } from './ask-stash.ts';
import { sceneChanges } from './changed-fields.ts';
import { deleteMissing } from './delete-missing.ts';
import { startPace } from './pace.ts';
import { proveDatabase } from './prove-database.ts';
import { syncEntities } from './sync-entities.ts';
import { openSyncRecord } from './sync-record.ts';
import { type UpdatedScenes, updateScenes } from './update-scenes.ts';

export interface VerifyInput {
  /** Every scene instead of a sample. */
  all: boolean;
  /** How many scenes a sample has. */
  sample: number;
}

const perRead = 250;
const perHash = 1_000;

/**
 * Reads scenes through Stash's API and compares them with the mirror, field by field; what differs is repaired, and
 * what was found is kept as a proof. A scene whose timestamp differs was edited since the last sync; one that differs
 * under the same timestamp is what only a Verify (or the database reader) can see.
 */
export async function verify(
  context: Context,
  run: ActiveRun,
  { all, sample: size }: VerifyInput,
  options: { backOffMs?: readonly number[] } = {},
): Promise<RunOutcome> {
  const { database, clock, stash } = context;
  const ask: PatientStash = { stash, signal: run.signal, ...options };
  const reader = apiReader(context, ask);
  const record = openSyncRecord(context, run, 'specific', false, 'api');
  try {
    const found = await reader.compareScenes(run, { all });
    const ids = found.all ?? sampleScenes(database, size);
    for (const kind of entityKinds) await syncEntities(context, reader, run, record, kind, { all: true });

    const hashes = hasher();
    const pace = startPace(ids.length);
    let [edited, wrong] = [0, 0];
    const scenes: UpdatedScenes = { created: [], updated: [], unchanged: [], gone: [] };
    for (let start = 0; start < ids.length; start += perRead) {
      run.throwIfCancelled();
      run.progress(start, ids.length, `Verifying ${pace(start)}`);
      const wanted = ids.slice(start, start + perRead);
      const read = await reader.readScenes(wanted);
      const mirrored = readScenes(database, wanted);
      const differing = read.scenes.filter((scene) => {
        const difference = compare(mirrored.get(scene.id), scene);
        if (difference === 'edited') edited++;
        else if (difference === 'wrong') wrong++;
        return difference !== null;
      });
      for (const scene of read.scenes) await hashes.add(scene);
      // Repaired from the same answer; what could not be read is logged as failed.
      const answer = { ...read, scenes: differing };
      const again = { ...reader, readScenes: () => Promise.resolve(answer) };
      const repair = [...differing.map(({ id }) => id), ...read.failed.map(({ id }) => id), ...read.gone];
      if (repair.length > 0)
        await updateScenes(
          context,
          again,
          run,
          record,
          repair.slice(0, perRead),
          { logUnchanged: false, named: false },
          scenes,
        );
    }
    const missing = [...new Set([...found.missing, ...scenes.gone])].sort((a, b) => a - b);
    const { deleted, held } = deleteMissing(context, record, all ? missing : scenes.gone, {
      runId: run.id,
      mirrored: countScenes(database),
      left: found.total,
      confirmed: false,
      mayPause: false,
    });
    const differing = edited + wrong + missing.length;
    const complete = found.complete && held.length === 0 && record.counts.failed === 0;
    const databaseAgrees = all && complete ? await proveDatabase(context, ask, run) : null;
    const proof = {
      runId: run.id,
      at: clock.now(),
      whole: all,
      scenes: found.total,
      checked: ids.length,
      differing,
      repaired: edited + wrong + deleted.length,
      sample: all ? null : ids,
      hashes: await hashes.end(),
      databaseAgrees,
    };
    const id = storeVerification(database, proof);
    const error = record.problems.join(' ') || null;
    const withErrors = error !== null || !found.complete || record.counts.failed > 0;
    record.counts.synced = ids.length;
    record.log([]);
    endSyncRun(database, record.id, {
      status: withErrors ? 'completed_with_errors' : 'completed',
      at: clock.now(),
      error,
    });
    for (const problem of record.problems) run.event('warning', problem);
    const { hashes: digests, sample: _sample, ...counts } = proof;
    return {
      message: summarize(ids.length, { edited, wrong, missing: missing.length }, databaseAgrees),
      withErrors,
      result: { verification: id, ...counts, edited, wrong, hashes: digests.length },
    };
  } catch (error) {
    const status = error instanceof Cancelled ? 'cancelled' : 'failed';
    endSyncRun(database, record.id, { status, at: clock.now(), error: readableMessage(error) });
    throw error;
  }
}

function compare(mirrored: StashScene | undefined, scene: StashScene): 'edited' | 'wrong' | null {
  if (!mirrored || mirrored.updatedAtStash !== scene.updatedAtStash) return 'edited';
  const same = sceneChanges(mirrored, scene).length === 0 && mirrored.createdAtStash === scene.createdAtStash;
  return same ? null : 'wrong';
}

function summarize(
  checked: number,
  { edited, wrong, missing }: { edited: number; wrong: number; missing: number },
  databaseAgrees: boolean | null,
): string {
  const parts = [
    edited > 0 && `${edited} new or edited since the last sync`,
    wrong > 0 && `${wrong} different without a new timestamp`,
    missing > 0 && `${missing} no longer in Stash`,
  ].filter((part) => part !== false);
  const database =
    databaseAgrees === null
      ? ''
      : databaseAgrees
        ? ' The database file agrees.'
        : ' The database file does not agree.';
  return `Verified ${checked.toLocaleString('en-US')} scenes: ${parts.join(', ') || 'all as in Stash'}.${database}`;
}

/** SHA-256 over what Stash said, a thousand scenes at a time. */
function hasher(): { add(scene: StashScene): Promise<void>; end(): Promise<string[]> } {
  const digests: string[] = [];
  let texts: string[] = [];
  const close = async (): Promise<void> => {
    const bytes = new TextEncoder().encode(texts.join('\n'));
    texts = [];
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    digests.push([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
  };
  return {
    async add(scene) {
      texts.push(JSON.stringify(scene));
      if (texts.length === perHash) await close();
    },
    async end() {
      if (texts.length > 0) await close();
      return digests;
    },
  };
}
