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

/** The file has to be migrated, which is not for who opened it to do. */
export class OlderStore extends KnownError {
  override name = 'OlderStore';
  constructor(file: string) {
    super(
      `${file} was written by an older StashHog; start any StashHog task (for example Sync) to bring it up to date.`,
    );
  }
}

export interface MigrateOptions {
  /** Called before a schema that exists already is changed; throws to leave it as it is. */
  beforeChange?: (found: number) => void;
}

/**
 * Brings `schema` (`main` or `mirror`) to the newest version, each migration in a transaction of its own.
 * Safe to call twice and from two processes at once: the version is read again inside the transaction. A new schema
 * is made in one transaction, so that nobody takes a half-made one for an older one.
 */
export function migrate(
  database: Database,
  schema: 'main' | 'mirror',
  file: string,
  migrations: readonly Migration[],
  { beforeChange }: MigrateOptions = {},
): void {
  const known = migrations.at(-1)?.version ?? 0;
  const before = readVersion(database, schema);
  if (before === known) return;
  if (before > 0 && before < known) beforeChange?.(before);
  const migrateAll = (): void => migrateEach(database, schema, file, migrations, known);
  if (before === 0) database.transaction(migrateAll);
  else migrateAll();
}

function migrateEach(
  database: Database,
  schema: 'main' | 'mirror',
  file: string,
  migrations: readonly Migration[],
  known: number,
): void {
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
