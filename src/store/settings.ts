import type { Database } from './database.ts';

/** Stored settings as JSON text by key; what a key means is the business of `src/settings`. */
export function storedSettings(database: Database): Map<string, string> {
  const rows = database.all<{ key: string; value: string }>('select key, value from settings');
  return new Map(rows.map((row) => [row.key, row.value]));
}

export function storeSetting(database: Database, key: string, value: unknown, now: string): void {
  database.run(
    `insert into settings (key, value, updated_at) values (?, ?, ?)
     on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
    [key, JSON.stringify(value), now],
  );
}
