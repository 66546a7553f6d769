import type { Database } from './database.ts';
import type { SyncType } from './sync-runs.ts';

export type SyncedEntity = 'scene' | 'performer' | 'tag' | 'studio';
export type SyncChange = 'created' | 'updated' | 'deleted' | 'skipped' | 'failed';

/** One field that differs: scalars with both values, lists with what came and went. */
export type LoggedChange =
  | { field: string; old: unknown; new: unknown }
  | { field: string; added: unknown[]; removed: unknown[] };

/** One line of the sync log. */
export interface SyncLogRow {
  entity: SyncedEntity;
  /** Null: the first full sync, which touched everything. */
  id: number | null;
  change: SyncChange;
  /** What differs, field by field; for `updated`. */
  changes?: readonly LoggedChange[];
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
           changed_fields, changes, error_message, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          sync.id,
          row.entity,
          row.id,
          sync.type,
          hadChanges ? 1 : 0,
          row.change,
          row.changes ? JSON.stringify(row.changes.map(({ field }) => field)) : null,
          row.changes ? JSON.stringify(row.changes) : null,
          row.error ?? null,
          sync.at,
        ],
      );
    }
  });
}

/** One row `created` for each of these scenes, in one statement. */
export function logCreatedScenes(
  database: Database,
  sync: { id: number; type: SyncType; at: string },
  ids: readonly number[],
): void {
  database.run(
    `insert into sync_log (sync_run_id, entity_type, entity_id, sync_type, had_changes, change_type, created_at)
     select ?, 'scene', value, ?, 1, 'created', ? from json_each(?)`,
    [sync.id, sync.type, sync.at, JSON.stringify(ids)],
  );
}

/** The sentence of scenes whose newest own row says that they could not be read. Index: sync_log_by_entity. */
export function syncErrorsOf(database: Database, ids: readonly number[], since: number): Map<number, string> {
  const rows = database.all<{ id: number; error: string }>(
    `select log.entity_id as id, log.error_message as error
     from json_each(?) wanted cross join sync_log log on log.id = (
       select max(newest.id) from sync_log newest
       where newest.entity_type = 'scene' and newest.entity_id = wanted.value)
     where log.change_type = 'failed' and log.error_message is not null and log.sync_run_id >= ?`,
    [JSON.stringify(ids), since],
  );
  return new Map(rows.map(({ id, error }) => [id, error]));
}

interface HistoryRow {
  id: number;
  sync_type: SyncType;
  had_changes: number;
  change_type: SyncChange | null;
  changed_fields: string | null;
  changes: string | null;
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
 * `since`: the first synchronisation of this library; before it the same id was a scene of another one.
 * Both halves walk sync_log_by_entity backwards, so a page costs its own length.
 */
export function readSceneLog(
  database: Database,
  sceneId: number,
  page: { before: number; limit: number; since: number },
): HistoryRow[] {
  return database.all<HistoryRow>(
    `with own as (
       select * from sync_log where entity_type = 'scene' and entity_id = ?1 and id < ?2 and sync_run_id >= ?4 order by id desc limit ?3
     ), whole as (
       select * from sync_log where entity_type = 'scene' and entity_id is null and id < ?2 and sync_run_id >= ?4
         and id > coalesce((select max(id) from sync_log
           where entity_type = 'scene' and entity_id = ?1 and change_type = 'created'), 0)
       order by id desc limit ?3
     )
     select log.id, log.sync_type, log.had_changes, log.change_type, log.changed_fields, log.changes,
       log.error_message, log.created_at, run.id as run_sync_id, run.run_id, run.job_id, run.started_at, run.completed_at, run.status,
       run.items_synced, run.items_created, run.items_updated, run.items_deleted, run.items_failed
     from (select * from own union all select * from whole) log join sync_runs run on run.id = log.sync_run_id
     order by log.id desc limit ?3`,
    [sceneId, page.before, page.limit, page.since],
  );
}
