import { KnownError } from '../errors.ts';
import type { Database } from './database.ts';

/** One numbered step of a schema. Never edited once released: a later migration changes what an earlier one made. */
export interface Migration {
  version: number;
  name: string;
  sql: string;
}

/** The file was written by a newer StashHog; opening it could lose what we do not know. */
export class NewerStore extends KnownError {
  override name = 'NewerStore';
  constructor(file: string, found: number, known: number) {
    super(
      `${file} was written by a newer StashHog (schema ${found}, this version knows ${known}). ` +
        `Update the StashHog plugin, or move the file away to start afresh.`,
    );
  }
}

/**
 * Brings `schema` (`main` or `mirror`) to the newest version, each migration in a transaction of its own.
 * Safe to call twice and from two processes at once: the version is read again inside the transaction.
 */
export function migrate(
  database: Database,
  schema: 'main' | 'mirror',
  file: string,
  migrations: readonly Migration[],
): void {
  const known = migrations.at(-1)?.version ?? 0;
  if (readVersion(database, schema) === known) return;
  for (const migration of migrations) {
    database.transaction(() => {
      const found = readVersion(database, schema);
      if (found > known) throw new NewerStore(file, found, known);
      if (found >= migration.version) return;
      database.script(migration.sql);
      database.script(`pragma ${schema}.user_version = ${migration.version}`);
    });
  }
}

function readVersion(database: Database, schema: 'main' | 'mirror'): number {
  return database.get<{ user_version: number }>(`pragma ${schema}.user_version`)?.user_version ?? 0;
}
