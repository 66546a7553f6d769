import { chmodSync, existsSync, mkdirSync, openSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Database, SqlValue } from '../../src/store/database.ts';
import { migrate, type Migration, OlderStore } from '../../src/store/migration.ts';
import { mirrorMigrations } from '../../src/store/mirror-migrations.ts';
import { stateMigrations } from '../../src/store/state-migrations.ts';
import { keepCopy } from './keep-copy.ts';

/** The store of one process, with the one thing the domain never does: closing it. */
export interface OpenStore extends Database {
  close(): void;
}

export interface OpenOptions {
  /**
   * False for operations, which are killed at any time: they make a new store, but leave an older one to the next
   * task. Tasks keep a copy of the state before they change its tables.
   */
  migrates?: boolean;
  /** Those of this version, unless a test has others. */
  state?: readonly Migration[];
  mirror?: readonly Migration[];
}

/**
 * Opens (and where needed creates or migrates) `state.sqlite` and `mirror.sqlite` in `folder`.
 * Several of our processes do so at once: writers wait up to 10 s for one another.
 * @throws {NewerStore} when a file was written by a newer StashHog.
 * @throws {OlderStore} when a file was written by an older one and `migrates` is false.
 */
export function openStore(
  folder: string,
  { migrates = true, state = stateMigrations, mirror = mirrorMigrations }: OpenOptions = {},
): OpenStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stateFile = join(folder, 'state.sqlite');
  const mirrorFile = join(folder, 'mirror.sqlite');
  for (const file of [stateFile, mirrorFile]) createPrivately(file);

  const sqlite = new DatabaseSync(stateFile, { timeout: 10_000 });
  // State is precious and synced on every commit; the mirror can be rebuilt.
  sqlite.exec('pragma main.journal_mode = wal; pragma main.synchronous = full; pragma foreign_keys = on;');
  sqlite.prepare('attach ? as mirror').run(mirrorFile);
  sqlite.exec('pragma mirror.journal_mode = wal; pragma mirror.synchronous = normal;');

  const store = adapt(sqlite);
  try {
    const refuse = (file: string) => () => {
      throw new OlderStore(file);
    };
    migrate(store, 'main', stateFile, state, {
      beforeChange: migrates ? (found) => keepCopy(sqlite, folder, found) : refuse(stateFile),
    });
    migrate(store, 'mirror', mirrorFile, mirror, migrates ? {} : { beforeChange: refuse(mirrorFile) });
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return store;
}

/** SQLite gives its side files the mode of the database, so the database must be private before it is opened. */
function createPrivately(file: string): void {
  if (existsSync(file)) chmodSync(file, 0o600);
  else closeSync(openSync(file, 'a', 0o600));
}

export function adapt(sqlite: DatabaseSync): OpenStore {
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    let statement = statements.get(sql);
    if (!statement) statements.set(sql, (statement = sqlite.prepare(sql)));
    return statement;
  };
  let depth = 0;

  return {
    all<Row>(sql: string, parameters: readonly SqlValue[] = []) {
      return prepare(sql).all(...parameters) as Row[];
    },
    get<Row>(sql: string, parameters: readonly SqlValue[] = []) {
      return prepare(sql).get(...parameters) as Row | undefined;
    },
    run(sql, parameters = []) {
      const { changes, lastInsertRowid } = prepare(sql).run(...parameters);
      return { changes: Number(changes), lastId: Number(lastInsertRowid) };
    },
    script(sql) {
      sqlite.exec(sql);
    },
    transaction(work) {
      const [begin, commit, rollback] =
        depth === 0
          ? ['begin immediate', 'commit', 'rollback']
          : [`savepoint s${depth}`, `release s${depth}`, `rollback to s${depth}; release s${depth}`];
      sqlite.exec(begin);
      depth++;
      try {
        const result = work();
        sqlite.exec(commit);
        return result;
      } catch (error) {
        if (sqlite.isTransaction) sqlite.exec(rollback);
        throw error;
      } finally {
        depth--;
      }
    },
    close() {
      sqlite.close();
    },
  };
}
