import type { Database } from './database.ts';

export type SyncType = 'full' | 'incremental' | 'specific';
export type SyncStatus = 'running' | 'completed' | 'completed_with_errors' | 'failed' | 'cancelled';

/** Counts of scenes: what was compared, and what came of it. */
export interface SyncCounts {
  synced: number;
  created: number;
  updated: number;
  deleted: number;
  failed: number;
}

/** Opens the record of one synchronisation and answers its id. Records of processes that died meanwhile are closed. */
export function startSyncRun(database: Database, runId: number, type: SyncType, at: string): number {
  return database.transaction(() => {
    database.run(
      `update sync_runs set status = 'failed', completed_at = ?, error_message = 'Was stopped from outside.'
       where status = 'running' and (run_id is null or run_id = ? or run_id not in
         (select id from runs where status in ('queued', 'running', 'waiting', 'cancelling')))`,
      [at, runId],
    );
    return database.run(
      `insert into sync_runs (run_id, job_id, sync_type, status, started_at)
       values ((select id from runs where id = ?1), (select job_id from runs where id = ?1), ?2, 'running', ?3)`,
      [runId, type, at],
    ).lastId;
  });
}

/** Stores the counts so far, so that a killed synchronisation still says what it did. */
export function countSyncRun(database: Database, id: number, counts: SyncCounts): void {
  database.run(
    `update sync_runs set items_synced = ?, items_created = ?, items_updated = ?, items_deleted = ?, items_failed = ?
     where id = ?`,
    [counts.synced, counts.created, counts.updated, counts.deleted, counts.failed, id],
  );
}

export function endSyncRun(
  database: Database,
  id: number,
  end: { status: Exclude<SyncStatus, 'running'>; at: string; error: string | null; type?: SyncType },
): void {
  database.run(
    'update sync_runs set status = ?, completed_at = ?, error_message = ?, sync_type = coalesce(?, sync_type) where id = ?',
    [end.status, end.at, end.error, end.type ?? null, id],
  );
}

export interface LastSync {
  runId: number | null;
  at: string;
  status: SyncStatus;
  scenes: number;
}

/** The newest synchronisation of the whole library that has ended; those of single scenes say nothing about the rest. */
export function readLastSync(database: Database): LastSync | null {
  return (
    database.get<LastSync>(
      `select run_id as runId, completed_at as at, status, items_synced as scenes from sync_runs
       where completed_at is not null and sync_type <> 'specific' order by id desc limit 1`,
    ) ?? null
  );
}
