import type { Database } from './database.ts';

/**
 * Plans and written values belong to another library under the same ids: open plans are cancelled, and what was written
 * is kept for reading but never undone. Answers how many of each.
 */
export function setAsideLibrary(database: Database, at: string): { plans: number; applied: number } {
  return database.transaction(() => ({
    plans: database.run(
      `update plans set status = 'cancelled', updated_at = ? where status in ('pending', 'draft', 'reviewing')`,
      [at],
    ).changes,
    applied: database.run(
      `update applied_values set state = 'set-aside',
         note = 'Written to another library, which Stash no longer shows.'
       where state in ('intent', 'written', 'undo-intent')`,
    ).changes,
  }));
}
