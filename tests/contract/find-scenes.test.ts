import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FakeStash } from '../fake-stash/start.ts';
import { ask, stashForTest } from './stash-for-test.ts';

let stash: FakeStash;
beforeAll(async () => {
  stash = await stashForTest({ scenes: 400 });
});
afterAll(() => stash.close());

interface Found {
  count: number;
  scenes: { id: string }[];
}
const DOCUMENT = `query($f: SceneFilterType, $p: FindFilterType, $ids: [ID!], $old: [Int!]) {
  findScenes(scene_filter: $f, filter: $p, ids: $ids, scene_ids: $old) { count scenes { id updated_at title } } }`;
const answer = (variables: Record<string, unknown>) => ask(stash, DOCUMENT, variables);
const find = async (f: unknown, p: unknown = { sort: 'id', per_page: -1 }): Promise<Found> => {
  const { data, errors } = await answer({ f, p });
  if (errors) throw new Error(errors[0]?.message);
  return data.findScenes as Found;
};
const ids = (found: Found) => found.scenes.map((scene) => Number(scene.id));
const sql = (text: string) => stash.library.all<{ id: number }>(text).map((row) => row.id);

test('a page has 25 scenes unless told; 0 asks for the count alone, a negative number for all', async () => {
  expect((await find({}, {})).scenes).toHaveLength(25);
  expect(await find({}, { per_page: 0 })).toEqual({ count: 400, scenes: [] });
  expect((await find({}, { per_page: -1 })).scenes).toHaveLength(400);
});

test('keyset paging by id visits every scene once', async () => {
  const seen: number[] = [];
  for (let last = 0; ; last = seen.at(-1) as number) {
    const page = ids(
      await find({ id: { value: last, modifier: 'GREATER_THAN' } }, { sort: 'id', per_page: 90 }),
    );
    if (page.length === 0) break;
    seen.push(...page);
  }
  expect(seen).toEqual(sql('SELECT id FROM scenes ORDER BY id'));
});

test('ids replace filter, sort and page and keep their own order', async () => {
  const { data } = await answer({
    ids: ['9', '3', '7'],
    f: { organized: true },
    p: { per_page: 1, sort: 'title' },
  });
  expect(ids(data.findScenes)).toEqual([9, 3, 7]);
  expect(data.findScenes.count).toBe(3);
});

test('an empty list of ids falls through to the ordinary first page', async () => {
  expect((await answer({ ids: [], p: {} })).data.findScenes.scenes).toHaveLength(25);
});

test('one unknown or one repeated id fails the whole call', async () => {
  const unknown = await answer({ ids: ['1', '99999'] });
  expect([unknown.status, unknown.errors?.[0]?.message]).toEqual([200, 'scene with id 99999 not found']);
  expect((await answer({ ids: ['1', '1'] })).errors?.[0]?.message).toBe('duplicate id found');
});

test('an unknown sort is an error; a seeded random order repeats', async () => {
  expect((await answer({ p: { sort: 'rating100' } })).errors?.[0]?.message).toBe('invalid sort: rating100');
  const order = async (seed: string) => ids(await find({}, { sort: `random_${seed}`, per_page: 50 }));
  expect(await order('1234')).toEqual(await order('1234'));
  expect(await order('1234')).not.toEqual(await order('1235'));
});

test('updated_at is compared as text with the value as it is given', async () => {
  const [first] = stash.library.all<{ updated_at: string }>(
    'SELECT updated_at FROM scenes ORDER BY updated_at LIMIT 1 OFFSET 200',
  );
  const value = first?.updated_at as string;
  expect(ids(await find({ updated_at: { value, modifier: 'GREATER_THAN' } }))).toEqual(
    sql(`SELECT id FROM scenes WHERE updated_at > '${value}' ORDER BY id`),
  );
  const day = value.slice(0, 10);
  expect(ids(await find({ updated_at: { value: day, modifier: 'LESS_THAN' } }))).toEqual(
    sql(`SELECT id FROM scenes WHERE updated_at < '${day}' ORDER BY id`),
  );
});

test('EQUALS on a text is LIKE: case does not count and % is a wildcard', async () => {
  const title = stash.library.one<{ title: string }>(
    'SELECT title FROM scenes WHERE title IS NOT NULL LIMIT 1',
  )?.title as string;
  expect((await find({ title: { value: title.toUpperCase(), modifier: 'EQUALS' } })).count).toBeGreaterThan(
    0,
  );
  expect((await find({ title: { value: '%', modifier: 'EQUALS' } })).count).toBe(
    sql('SELECT id FROM scenes WHERE title IS NOT NULL').length,
  );
});

test('tags follow includes, all, excludes, exactly and none', async () => {
  const [a, b] = stash.library
    .all<{ tag_id: number }>('SELECT tag_id FROM scenes_tags GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 2')
    .map((r) => r.tag_id) as [number, number];
  const having = (id: number) => new Set(sql(`SELECT scene_id AS id FROM scenes_tags WHERE tag_id = ${id}`));
  const [A, B] = [having(a), having(b)];
  const all = sql('SELECT id FROM scenes ORDER BY id');
  const tags = async (modifier: string, value: number[]) =>
    ids(await find({ tags: { value: value.map(String), modifier, depth: 0 } }));
  expect(await tags('INCLUDES', [a, b])).toEqual(all.filter((id) => A.has(id) || B.has(id)));
  expect(await tags('INCLUDES_ALL', [a, b])).toEqual(all.filter((id) => A.has(id) && B.has(id)));
  expect(await tags('EXCLUDES', [a])).toEqual(all.filter((id) => !A.has(id)));
  const exactly = sql('SELECT scene_id AS id FROM scenes_tags GROUP BY 1 HAVING COUNT(*) = 1').filter((id) =>
    A.has(id),
  );
  expect((await tags('EQUALS', [a])).toSorted((x, y) => x - y)).toEqual(exactly.toSorted((x, y) => x - y));
  expect(ids(await find({ tags: { modifier: 'IS_NULL' } }))).toEqual(
    sql('SELECT id FROM scenes WHERE id NOT IN (SELECT scene_id FROM scenes_tags) ORDER BY id'),
  );
  expect((await find({ tags: { value: [], modifier: 'INCLUDES' } })).count).toBe(400);
});

test('a second tag criterion on another level is ignored, because the joins share one alias', async () => {
  const [a, b] = stash.library
    .all<{ tag_id: number }>('SELECT tag_id FROM scenes_tags GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 2')
    .map((r) => String(r.tag_id));
  const one = { tags: { value: [a], modifier: 'INCLUDES' } };
  const nested = await find({ ...one, AND: { tags: { value: [b], modifier: 'INCLUDES' } } });
  expect(nested).toEqual(await find(one));
});

test('AND, OR and NOT combine, one of them per level', async () => {
  const low = { id: { value: 10, modifier: 'LESS_THAN' } };
  const high = { id: { value: 395, modifier: 'GREATER_THAN' } };
  expect((await find({ ...low, OR: high })).count).toBe(14);
  expect((await find({ ...low, AND: high })).count).toBe(0);
  expect((await find({ ...low, NOT: { id: { value: 5, modifier: 'EQUALS' } } })).count).toBe(8);
  await expect(find({ ...low, OR: high, AND: high })).rejects.toThrow('same level');
});

test('a chain of 29 ids joined by OR works, a longer one overflows the parser', async () => {
  const chain = (n: number): Record<string, unknown> => ({
    id: { value: n, modifier: 'EQUALS' },
    ...(n > 1 ? { OR: chain(n - 1) } : {}),
  });
  expect((await find(chain(29))).count).toBe(29);
  await expect(find(chain(40))).rejects.toThrow('parser stack overflow');
});

test('many aliased queries answer in one request', async () => {
  const parts = Array.from(
    { length: 30 },
    (_, n) => `q${n}: findScenes(scene_filter: {id: {value: ${n + 1}, modifier: EQUALS}}) { scenes { id } }`,
  );
  const { data } = await ask(stash, `{ ${parts.join(' ')} }`);
  expect(Object.values<Found>(data).flatMap(ids)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
});

test('the search text looks into title, details and path', async () => {
  const { path, id } = stash.library.one<{ path: string; id: number }>(
    `SELECT sf.scene_id AS id, f.basename AS path FROM files f JOIN scenes_files sf ON sf.file_id = f.id LIMIT 1 OFFSET 10`,
  ) as { path: string; id: number };
  expect(ids(await find({}, { q: `"${path}"`, per_page: -1 }))).toContain(id);
  expect((await find({}, { q: 'zzz-not-there', per_page: -1 })).count).toBe(0);
});

test('a document that does not fit the schema is refused with 422, and a field the fake lacks says so', async () => {
  const refused = await ask(stash, '{ findScenes { nothing } }');
  expect([refused.status, refused.errors?.[0]?.extensions?.code]).toEqual([422, 'GRAPHQL_VALIDATION_FAILED']);
  expect((await ask(stash, '{ dlnaStatus { running } }')).errors?.[0]?.message).toBe(
    'the fake Stash does not implement Query.dlnaStatus',
  );
});

test('querySQL answers columns and rows with every digit of a number', async () => {
  const { data } = await ask(
    stash,
    'mutation { querySQL(sql: "SELECT id, 42 AS n, NULL AS none FROM scenes WHERE id <= ? ORDER BY id", args: [2]) { columns rows } }',
  );
  expect(data.querySQL).toEqual({
    columns: ['id', 'n', 'none'],
    rows: [
      [1, 42, null],
      [2, 42, null],
    ],
  });
});

test('the same seed generates the same library, and its truth names what the paths show', async () => {
  const twin = await stashForTest({ scenes: 400 });
  const paths = (one: FakeStash) =>
    one.library.all('SELECT basename FROM files ORDER BY id').map((row) => row['basename']);
  expect(paths(twin)).toEqual(paths(stash));
  await twin.close();
  const shown = [...stash.truth.all()].filter(([, truth]) => truth.kind === 'bracketed studio and names');
  expect(shown.length).toBeGreaterThan(20);
  for (const [id, truth] of shown) {
    const { name } = stash.library.one<{ name: string }>(
      'SELECT name FROM studios WHERE id = ?',
      truth.studioId,
    ) as { name: string };
    const file = stash.library.one<{ basename: string }>(
      'SELECT f.basename FROM files f JOIN scenes_files sf ON sf.file_id = f.id WHERE sf.scene_id = ?',
      Number(id),
    );
    expect(file?.basename).toContain(`[${name}]`);
  }
});
