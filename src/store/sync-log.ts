import type { Database } from './database.ts';
import type { SyncType } from './sync-runs.ts';

export type SyncedEntity = 'scene' | 'performer' | 'tag' | 'studio';
export type SyncChange = 'created' | 'updated' | 'deleted' | 'skipped' | 'failed';

/** One line of the sync log. */
export interface SyncLogRow {
  entity: SyncedEntity;
  /** Null: the first full sync, which touched everything. */
  id: number | null;
  change: SyncChange;
  /** Names of the fields that differ; for `updated`. */
  fields?: readonly string[];
  error?: string;
}

/** Appends rows of one synchronisation; all or none. */
export function writeSyncLog(
  database: Database,
  sync: { id: number; type: SyncType; at: string },
  rows: readonly SyncLogRow[],
): void {
  if (rows.length === 0) return;
  database.transaction(() => {
    for (const row of rows) {
      const hadChanges = row.change === 'created' || row.change === 'updated' || row.change === 'deleted';
      database.run(
        `insert into sync_log (sync_run_id, entity_type, entity_id, sync_type, had_changes, change_type,
           changed_fields, error_message, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          sync.id,
          row.entity,
          row.id,
          sync.type,
          hadChanges ? 1 : 0,
          row.change,
          row.fields ? JSON.stringify(row.fields) : null,
          row.error ?? null,
          sync.at,
        ],
      );
    }
  });
}

interface HistoryRow {
  id: number;
  sync_type: SyncType;
  had_changes: number;
  change_type: SyncChange | null;
  changed_fields: string | null;
  error_message: string | null;
  created_at: string;
  run_sync_id: number;
  run_id: number | null;
  job_id: string | null;
  started_at: string;
  completed_at: string | null;
  status: string;
  items_synced: number;
  items_created: number;
  items_updated: number;
  items_deleted: number;
  items_failed: number;
}

/**
 * The log of one scene, newest first: its own rows and those that touched every scene (null id), of which those
 * from before the scene was created are none of its own.
 * Both halves walk sync_log_by_entity backwards, so a page costs its own length.
 */
export function readSceneLog(
  database: Database,
  sceneId: number,
  page: { before: number; limit: number },
): HistoryRow[] {
  return database.all<HistoryRow>(
    `with own as (
       select * from sync_log where entity_type = 'scene' and entity_id = ?1 and id < ?2 order by id desc limit ?3
     ), whole as (
       select * from sync_log where entity_type = 'scene' and entity_id is null and id < ?2
         and id > coalesce((select max(id) from sync_log
           where entity_type = 'scene' and entity_id = ?1 and change_type = 'created'), 0)
       order by id desc limit ?3
     )
     select log.id, log.sync_type, log.had_changes, log.change_type, log.changed_fields, log.error_message,
       log.created_at, run.id as run_sync_id, run.run_id, run.job_id, run.started_at, run.completed_at, run.status,
       run.items_synced, run.items_created, run.items_updated, run.items_deleted, run.items_failed
     from (select * from own union all select * from whole) log join sync_runs run on run.id = log.sync_run_id
     order by log.id desc limit ?3`,
    [sceneId, page.before, page.limit],
  );
}
