/** What SQLite can hold and hand back. Integers beyond 2^53 (a phash) travel as text. */
export type SqlValue = string | number | null | Uint8Array;

/**
 * The store as the domain sees it: one connection to `state.sqlite` with `mirror.sqlite` attached as `mirror`.
 * Synchronous, because SQLite is; statements are prepared once per text. Nothing may rely on a transaction
 * being atomic across both files: write the mirror first, then the state that refers to it.
 */
export interface Database {
  all<Row>(sql: string, parameters?: readonly SqlValue[]): Row[];
  get<Row>(sql: string, parameters?: readonly SqlValue[]): Row | undefined;
  /** `lastId` is the rowid of the last insert, meaningless for other statements. */
  run(sql: string, parameters?: readonly SqlValue[]): { changes: number; lastId: number };
  /** Several statements without parameters, for migrations. */
  script(sql: string): void;
  /** `begin immediate` … `commit`; rolled back when `work` throws. Inside another transaction: a savepoint. `work` must not be async. */
  transaction<Result>(work: () => Result): Result;
}
