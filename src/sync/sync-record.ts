import type { Context } from '../context.ts';
import type { ReaderName } from '../stash/library-reader.ts';
import { logCreatedScenes, writeSyncLog, type SyncLogRow } from '../store/sync-log.ts';
import { countSyncRun, startSyncRun, type SyncCounts, type SyncType } from '../store/sync-runs.ts';
import type { ActiveRun } from '../runs/active-run.ts';

/** The sync run that is being written, with its counts. */
export interface SyncRecord {
  readonly id: number;
  readonly type: SyncType;
  readonly counts: SyncCounts;
  /** The mirror was not complete before: one row stands for everything instead of one per entity. */
  readonly first: boolean;
  /** What went wrong without stopping the work, as sentences. */
  readonly problems: string[];
  /** Appends rows and stores the counts; call inside the transaction that writes the mirror. */
  log(rows: readonly SyncLogRow[]): void;
  /** The same for scenes that were all created. */
  logCreated(ids: readonly number[]): void;
}

export function openSyncRecord(
  { database, clock }: Pick<Context, 'database' | 'clock'>,
  run: Pick<ActiveRun, 'id'>,
  type: SyncType,
  first: boolean,
  reader: ReaderName,
): SyncRecord {
  const id = startSyncRun(database, run.id, type, reader, clock.now());
  const counts: SyncCounts = { synced: 0, created: 0, updated: 0, deleted: 0, failed: 0 };
  if (first) {
    writeSyncLog(database, { id, type, at: clock.now() }, [{ entity: 'scene', id: null, change: 'created' }]);
  }
  return {
    id,
    type,
    counts,
    first,
    problems: [],
    log(rows) {
      const kept = first ? rows.filter(({ change }) => change === 'failed') : rows;
      writeSyncLog(database, { id, type, at: clock.now() }, kept);
      countSyncRun(database, id, counts);
    },
    logCreated(ids) {
      if (!first) logCreatedScenes(database, { id, type, at: clock.now() }, ids);
      countSyncRun(database, id, counts);
    },
  };
}
