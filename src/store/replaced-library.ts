import type { Database } from './database.ts';

/** Plans were made for scenes of another library under the same ids: they must not be applied. Answers how many. */
export function cancelOpenPlans(database: Database, at: string): number {
  return database.run(
    `update plans set status = 'cancelled', updated_at = ? where status in ('pending', 'draft', 'reviewing')`,
    [at],
  ).changes;
}
