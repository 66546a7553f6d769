import type { SQLInputValue } from 'node:sqlite';
import type { Resolvers } from '../build-schema.ts';
import type { RequestContext } from '../context.ts';
import { failure } from '../errors.ts';

/** Keeps every digit of a 64-bit integer on its way into JSON. */
const rawJSON = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON;

interface SqlArgs {
  sql: string;
  args?: SQLInputValue[] | null;
}

export const SQL_MUTATIONS: Resolvers = {
  Mutation: {
    querySQL: (_: unknown, { sql, args }: SqlArgs, { stash }: RequestContext) => {
      try {
        const statement = stash.library.db.prepare(sql);
        statement.setReadBigInts(true);
        statement.setReturnArrays(true);
        const rows = statement.all(...(args ?? [])) as unknown as unknown[][];
        return {
          columns: statement.columns().map((column) => column.name),
          rows: rows.map((row) => row.map(plainNumber)),
        };
      } catch (error) {
        throw failure((error as Error).message);
      }
    },
    execSQL: (_: unknown, { sql, args }: SqlArgs, { stash }: RequestContext) => {
      try {
        const { changes, lastInsertRowid } = stash.library.db.prepare(sql).run(...(args ?? []));
        return { rows_affected: Number(changes), last_insert_id: Number(lastInsertRowid) };
      } catch (error) {
        throw failure((error as Error).message);
      }
    },
  },
};

function plainNumber(value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : rawJSON(String(value));
}
