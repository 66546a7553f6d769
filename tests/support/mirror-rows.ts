import type { Database } from '../../src/store/database.ts';

/** Every row of every table of the mirror, without our own times: two mirrors of one library are equal in this. */
export function mirrorRows(database: Database): Record<string, unknown[]> {
  const tables = database.all<{ name: string }>(
    `select name from mirror.sqlite_schema where type = 'table' and name not in ('facts') order by name`,
  );
  return Object.fromEntries(
    tables.map(({ name }) => {
      const columns = database
        .all<{ name: string }>(`select name from pragma_table_info('${name}', 'mirror')`)
        .map((column) => column.name)
        .filter((column) => column !== 'synced_at');
      return [
        name,
        database
          .all(`select ${columns.join()} from mirror.${name} order by ${columns.map((_, i) => i + 1).join()}`)
          .map((row) => JSON.stringify(row)),
      ];
    }),
  );
}
