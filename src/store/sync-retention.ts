import type { Database } from './database.ts';

/**
 * Forgets history that is older than `before` or beyond the newest `rows`, and what was written to scenes that are gone
 * for as long. The row of the first full sync stays: it says since when the library is known.
 */
export function forgetOldHistory(database: Database, before: string, rows: number): number {
  return database.transaction(() => {
    const newest = database.get<{ id: number | null }>('select max(id) as id from sync_log')?.id ?? 0;
    const byCount = newest - rows;
    // Ids rise with time, so the oldest rows are found at one end of the primary key.
    const byAge =
      database.get<{ id: number | null }>(
        `select (select id from sync_log where created_at >= ? order by id limit 1) as id`,
        [before],
      )?.id ?? newest + 1;
    const limit = Math.max(byCount, byAge - 1);
    if (limit <= 0) return 0;
    // Undoing needs a scene: of one that is gone for so long, nothing is left to undo.
    database.run(
      `delete from applied_values where scene_id in (
         select entity_id from sync_log where id <= ? and entity_type = 'scene' and change_type = 'deleted')
         and scene_id not in (select id from mirror.scenes)`,
      [limit],
    );
    return database.run('delete from sync_log where id <= ? and entity_id is not null', [limit]).changes;
  });
}
