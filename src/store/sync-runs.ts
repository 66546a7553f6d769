import type { ReaderName } from '../stash/library-reader.ts';
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
export function startSyncRun(
  database: Database,
  runId: number,
  type: SyncType,
  reader: ReaderName,
  at: string,
): number {
  return database.transaction(() => {
    database.run(
      `update sync_runs set status = 'failed', completed_at = ?, error_message = 'Was stopped from outside.'
       where status = 'running' and (run_id is null or run_id = ? or run_id not in
         (select id from runs where status in ('queued', 'running', 'waiting', 'cancelling')))`,
      [at, runId],
    );
    return database.run(
      `insert into sync_runs (run_id, job_id, sync_type, status, reader, started_at)
       values ((select id from runs where id = ?1), (select job_id from runs where id = ?1), ?2, 'running', ?3, ?4)`,
      [runId, type, reader, at],
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
  end: { status: Exclude<SyncStatus, 'running'>; at: string; error: string | null },
): void {
  database.run('update sync_runs set status = ?, completed_at = ?, error_message = ? where id = ?', [
    end.status,
    end.at,
    end.error,
    id,
  ]);
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

/** Stash was read another way than the record says: the database file could not be used to the end. */
export function setReader(database: Database, id: number, reader: ReaderName): void {
  database.run('update sync_runs set reader = ? where id = ?', [reader, id]);
}

/** Records that a person is asked about this many missing scenes, under which setting. */
export function askAboutDeletions(database: Database, id: number, asked: number, setting: string): void {
  database.run('update sync_runs set deletions_asked = ?, deletions_setting = ? where id = ?', [
    asked,
    setting,
    id,
  ]);
}

export function answerDeletions(database: Database, id: number, answer: 'removed' | 'kept'): void {
  database.run('update sync_runs set deletions_answer = ? where id = ?', [answer, id]);
}

/** The question that an earlier part of this run paused for; its answer is that the run was resumed. */
export function askedDeletions(database: Database, runId: number): { id: number; asked: number } | undefined {
  return database.get<{ id: number; asked: number }>(
    `select id, deletions_asked as asked from sync_runs
     where run_id = ? and deletions_asked is not null and deletions_answer is null order by id desc limit 1`,
    [runId],
  );
}
