import type { OutputOf } from '../operations/contract.ts';
import type { sceneHistory } from '../operations/scene-history.ts';
import type { Database } from '../store/database.ts';
import { readFact } from '../store/mirror-facts.ts';
import { type LoggedChange, readSceneLog } from '../store/sync-log.ts';

/** One page of what synchronisations found about a scene, newest first. */
export function readSceneHistory(
  database: Database,
  input: { scene: number; before?: number | undefined; limit: number },
): OutputOf<typeof sceneHistory> {
  const rows = readSceneLog(database, input.scene, {
    before: input.before ?? Number.MAX_SAFE_INTEGER,
    // One more than asked for tells whether there is another page.
    limit: input.limit + 1,
    since: Number(readFact(database, 'first-sync-run') ?? 0),
  });
  return {
    more: rows.length > input.limit,
    rows: rows.slice(0, input.limit).map((row) => ({
      id: row.id,
      sync_type: row.sync_type,
      had_changes: row.had_changes === 1,
      change_type: row.change_type,
      changed_fields: row.changed_fields ? (JSON.parse(row.changed_fields) as string[]) : [],
      changes: row.changes ? (JSON.parse(row.changes) as LoggedChange[]) : [],
      error_message: row.error_message,
      created_at: row.created_at,
      sync_run: {
        id: row.run_sync_id,
        run_id: row.run_id,
        job_id: row.job_id,
        started_at: row.started_at,
        completed_at: row.completed_at,
        status: row.status,
        items_synced: row.items_synced,
        items_created: row.items_created,
        items_updated: row.items_updated,
        items_deleted: row.items_deleted,
        items_failed: row.items_failed,
      },
    })),
  };
}
