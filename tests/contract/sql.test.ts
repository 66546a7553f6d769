import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entitiesOf } from './support/entities.ts';
import { message, stashUnderTest, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
let first: string, second: string;
beforeAll(async () => {
  stash = await stashUnderTest();
  const { scene } = entitiesOf(stash);
  first = await scene('one', { rating100: 30 });
  second = await scene('two');
});
afterAll(() => stash.close());

const query = async (sql: string, args: unknown[] = []) =>
  (
    await stash.data(
      'mutation($sql: String!, $args: [Any]) { querySQL(sql: $sql, args: $args) { columns rows } }',
      {
        sql,
        args,
      },
    )
  ).querySQL;

test('querySQL answers columns and rows, nothing as null', async () => {
  expect(
    await query(
      'SELECT id, 42 AS n, NULL AS none, rating FROM scenes WHERE id >= ? AND id <= ? ORDER BY id',
      [Number(first), Number(second)],
    ),
  ).toEqual({
    columns: ['id', 'n', 'none', 'rating'],
    rows: [
      [Number(first), 42, null, 30],
      [Number(second), 42, null, null],
    ],
  });
});

test('numbers of 64 bits keep every digit in the answer', async () => {
  const response = await fetch(`${stash.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...stash.credentials },
    body: JSON.stringify({ query: 'mutation { querySQL(sql: "SELECT 9007199254740993 AS big") { rows } }' }),
  });
  expect(await response.text()).toContain('9007199254740993');
});

test('without rows the list is empty', async () => {
  expect((await query('SELECT id FROM scenes WHERE id = -1')).rows).toEqual([]);
});

test('a statement that is wrong is an error with its text', async () => {
  const answer = await stash.ask('mutation { querySQL(sql: "SELECT nope FROM scenes") { rows } }');
  expect([answer.status, message(answer)]).toEqual([
    200,
    'error executing `SELECT nope FROM scenes` [[]]: no such column: nope',
  ]);
});

test('the database can be read beside the server, with the tables and texts that the mirror reads', () => {
  expect(existsSync(stash.database)).toBe(true);
  const database = new DatabaseSync(stash.database, { readOnly: true });
  const row = database
    .prepare('SELECT title, rating, updated_at FROM scenes WHERE id = ?')
    .get(Number(first));
  expect(row).toMatchObject({ title: `${stash.prefix} one`, rating: 30 });
  expect(row?.['updated_at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);
  const columns = (table: string) =>
    database
      .prepare(`SELECT name FROM pragma_table_info(?)`)
      .all(table)
      .map((column) => column['name']);
  for (const [table, needed] of Object.entries({
    scenes: ['id', 'title', 'details', 'date', 'rating', 'studio_id', 'organized', 'code', 'director'],
    scenes_files: ['scene_id', 'file_id', 'primary'],
    files: ['id', 'basename', 'parent_folder_id', 'size', 'mod_time'],
    folders: ['id', 'path'],
    video_files: ['file_id', 'duration', 'width', 'height'],
    files_fingerprints: ['file_id', 'type', 'fingerprint'],
    scenes_tags: ['scene_id', 'tag_id'],
    performers_scenes: ['scene_id', 'performer_id'],
    scene_stash_ids: ['scene_id', 'endpoint', 'stash_id'],
    scene_markers: ['id', 'scene_id', 'seconds', 'primary_tag_id', 'end_seconds'],
    schema_migrations: ['version'],
  }))
    expect(columns(table), table).toEqual(expect.arrayContaining(needed));
  database.close();
});

test('the schema number is that of the release', async () => {
  const { systemStatus } = await stash.data('{ systemStatus { databaseSchema appSchema status } }');
  const number = { 'v0.28': 72, 'v0.29': 72, 'v0.30': 75 }[stash.release];
  expect(systemStatus).toEqual({ databaseSchema: number, appSchema: number, status: 'OK' });
  expect((await query('SELECT version FROM schema_migrations')).rows).toEqual([[number]]);
});
