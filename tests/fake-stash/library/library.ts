import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Clock } from './clock.ts';
import { downgrade, migrate } from './older-schemas.ts';
import { INDEXES, SIDE_TABLES, TABLES } from './tables.ts';

export type Row = Record<string, SQLInputValue>;

/** Stash's own schema version of each emulated release. */
const SCHEMA_VERSION = { 'v0.28': 72, 'v0.29': 72, 'v0.30': 75 } as const;
export type Release = keyof typeof SCHEMA_VERSION;

/**
 * The library's two SQLite files: `stash-go.sqlite` (Stash's tables) and `fake-side.sqlite` (what only the fake knows).
 * Statements are prepared once per text. Timestamps are RFC 3339 text.
 */
export class Library {
  readonly path: string;
  readonly db: DatabaseSync;
  readonly side: DatabaseSync;
  readonly release: Release;
  readonly schemaVersion: number;
  /** What writes every timestamp. */
  readonly clock: Clock;
  /** False when the file existed already. */
  readonly isNew: boolean;
  readonly #statements = new Map<string, StatementSync>();

  constructor(folder: string, release: Release, clock = new Clock()) {
    this.clock = clock;
    mkdirSync(folder, { recursive: true });
    this.path = join(folder, 'stash-go.sqlite');
    this.isNew = !existsSync(this.path);
    this.release = release;
    this.schemaVersion = SCHEMA_VERSION[release];
    this.db = new DatabaseSync(this.path);
    this.db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;
      PRAGMA busy_timeout = 5000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY`);
    this.db.function('regexp', { deterministic: true }, (pattern, text) =>
      compilePattern(String(pattern)).test(String(text)) ? 1 : 0,
    );
    this.side = new DatabaseSync(join(folder, 'fake-side.sqlite'));
    this.side.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
    if (!this.isNew) {
      migrate(this.db, this.schemaVersion);
      return;
    }
    this.db.exec(TABLES);
    downgrade(this.db, this.schemaVersion);
    this.side.exec(SIDE_TABLES);
    this.run('INSERT INTO schema_migrations (version, dirty) VALUES (?, 0)', this.schemaVersion);
  }

  /** To be called once after the first fill of a new library. */
  addIndexes(): void {
    this.db.exec(INDEXES);
    this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      this.#statements.set(sql, statement);
      // A filter's text differs with its shape only, but an endless test run must not keep them all.
      if (this.#statements.size > 2000) this.#statements.clear();
    }
    return statement;
  }

  all<T = Row>(sql: string, ...values: SQLInputValue[]): T[] {
    return this.statement(sql).all(...values) as T[];
  }

  one<T = Row>(sql: string, ...values: SQLInputValue[]): T | undefined {
    return this.statement(sql).get(...values) as T | undefined;
  }

  /** Returns the id of the inserted row, when it was an insert. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.statement(sql).run(...values).lastInsertRowid);
  }

  /** One write transaction; nested calls join the outer one. */
  transaction<T>(work: () => T): T {
    if (this.db.isTransaction) return work();
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }

  /** What a generate job has made for a scene, for example `['covers', 'phashes']`. */
  generatedFor(sceneId: number | string): string[] {
    const rows = this.side
      .prepare('SELECT kind FROM generated WHERE scene_id = ? ORDER BY kind')
      .all(Number(sceneId));
    return rows.map((row) => String(row['kind']));
  }

  /**
   * Keeps every other process out of `stash-go.sqlite` (they get SQLITE_BUSY), as a backup or a second server would; the
   * server itself goes on. Fails while somebody else has the file open.
   */
  lockFile(): void {
    this.db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; PRAGMA user_version = 0; COMMIT');
  }

  unlockFile(): void {
    // The lock goes with the next access after the mode has changed.
    this.db.exec('PRAGMA locking_mode = NORMAL; SELECT 1 FROM schema_migrations');
  }

  close(): void {
    this.db.close();
    this.side.close();
  }
}

const patterns = new Map<string, RegExp>();

/** Go's RE2 differs from JavaScript's syntax mostly in the leading flags, e.g. `(?i)`. */
export function compilePattern(source: string): RegExp {
  let pattern = patterns.get(source);
  if (!pattern) {
    const flags = /^\(\?([ims]+)\)/.exec(source);
    pattern = flags ? new RegExp(source.slice(flags[0].length), flags[1]) : new RegExp(source);
    if (patterns.size > 100) patterns.clear();
    patterns.set(source, pattern);
  }
  return pattern;
}
