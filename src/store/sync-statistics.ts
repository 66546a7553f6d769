import type { Database } from './database.ts';

export interface SyncDay {
  /** A day in UTC. */
  day: string;
  syncs: number;
  failedSyncs: number;
  created: number;
  updated: number;
  deleted: number;
  failed: number;
}

/** What synchronisations did per day, newest day first; days without any are left out. */
export function syncDays(database: Database, days: number): SyncDay[] {
  return database.all<SyncDay>(
    `select substr(started_at, 1, 10) as day, count(*) as syncs,
       sum(status = 'failed') as failedSyncs, sum(items_created) as created, sum(items_updated) as updated,
       sum(items_deleted) as deleted, sum(items_failed) as failed
     from sync_runs group by 1 order by 1 desc limit ?`,
    [days],
  );
}

export interface SyncRunRow {
  id: number;
  runId: number | null;
  type: string;
  reader: 'api' | 'database' | null;
  status: string;
  startedAt: string;
  completedAt: string | null;
  synced: number;
  created: number;
  updated: number;
  deleted: number;
  failed: number;
  error: string | null;
}

/** The newest synchronisations, each with its counts. */
export function newestSyncRuns(database: Database, limit: number): SyncRunRow[] {
  return database.all<SyncRunRow>(
    `select id, run_id as runId, sync_type as type, reader, status, started_at as startedAt,
       completed_at as completedAt, items_synced as synced, items_created as created, items_updated as updated,
       items_deleted as deleted, items_failed as failed, error_message as error
     from sync_runs order by id desc limit ?`,
    [limit],
  );
}
