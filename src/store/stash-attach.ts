import type { Database } from './database.ts';

/** Attaches Stash's database file as `stash`; `address` must forbid writing. Not within a transaction. */
export function attachStash(database: Database, address: string): void {
  database.run('attach ? as stash', [address]);
}

/** Safe to call when nothing is attached. */
export function detachStash(database: Database): void {
  const attached = database.get(`select 1 from pragma_database_list where name = 'stash'`);
  if (attached) database.script('detach stash');
}

export function stashJournalMode(database: Database): string {
  return database.get<{ journal_mode: string }>('pragma stash.journal_mode')?.journal_mode ?? '';
}

/** A number that changes whenever somebody else wrote to Stash's database; comparable on one connection only. */
export function stashVersion(database: Database): number {
  return database.get<{ data_version: number }>('pragma stash.data_version')?.data_version ?? 0;
}
