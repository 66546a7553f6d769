import type { SQLInputValue } from 'node:sqlite';
import type { Resolvers } from '../build-schema.ts';
import type { RequestContext } from '../context.ts';
import { exactNumber } from '../../http/exact-json.ts';
import { failure } from '../errors.ts';

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
        throw failed(sql, args, error);
      }
    },
    execSQL: (_: unknown, { sql, args }: SqlArgs, { stash }: RequestContext) => {
      try {
        const { changes, lastInsertRowid } = stash.library.db.prepare(sql).run(...(args ?? []));
        return { rows_affected: Number(changes), last_insert_id: Number(lastInsertRowid) };
      } catch (error) {
        throw failed(sql, args, error);
      }
    },
  },
};

function failed(sql: string, args: SQLInputValue[] | null | undefined, error: unknown): Error {
  return failure(`error executing \`${sql}\` [[${(args ?? []).join(' ')}]]: ${(error as Error).message}`);
}

function plainNumber(value: unknown): unknown {
  return typeof value === 'bigint' ? exactNumber(String(value)) : value;
}
