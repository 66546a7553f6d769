import { afterAll, beforeAll, expect, test } from 'vitest';
import { entitiesOf } from './support/entities.ts';
import { sceneFinder } from './support/find-scenes.ts';
import { message, stashUnderTest, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
let finder: ReturnType<typeof sceneFinder>;
/** Thirty scenes; the later its number, the worse its rating; every third has the same title as the one before. */
const own: string[] = [];
beforeAll(async () => {
  stash = await stashUnderTest();
  finder = sceneFinder(stash);
  const { scene } = entitiesOf(stash);
  for (let n = 0; n < 30; n++)
    own.push(
      await scene(`scene ${String(n - (n % 3 === 2 ? 1 : 0)).padStart(2, '0')}`, { rating100: 90 - n }),
    );
});
afterAll(() => stash.close());

test('a page has 25 scenes unless told; 0 asks for the count alone, a negative number for all', async () => {
  const { find, mine } = finder;
  expect((await find(mine, {})).scenes).toHaveLength(25);
  expect(await find(mine, { per_page: 0 })).toEqual({ count: 30, scenes: [] });
  expect((await find(mine, { per_page: -1 })).scenes).toHaveLength(30);
});

test('pages count from 1 and are empty past the end; the count is that of all', async () => {
  const { find, mine } = finder;
  const page = (n: number) => find(mine, { sort: 'id', per_page: 12, page: n });
  expect((await page(1)).scenes.map(({ id }) => id)).toEqual(own.slice(0, 12));
  expect((await page(3)).scenes.map(({ id }) => id)).toEqual(own.slice(24));
  expect(await page(9)).toEqual({ count: 30, scenes: [] });
});

test('keyset paging by id visits every scene once', async () => {
  const seen: string[] = [];
  for (let last = Number(own[0]) - 1; ; last = Number(seen.at(-1))) {
    const id = { value: last, modifier: 'GREATER_THAN' };
    const page = await finder.ids({ id }, { sort: 'id', direction: 'ASC', per_page: 7 });
    if (page.length === 0) break;
    seen.push(...page);
  }
  expect(seen).toEqual(own);
});

test('ids replace filter, sort and page and keep their own order', async () => {
  const [a, b, c] = own as [string, string, string];
  for (const list of [{ ids: [c, a, b] }, { old: [c, a, b].map(Number) }]) {
    const { data } = await finder.answer({
      ...list,
      f: { organized: true },
      p: { per_page: 1, sort: 'title' },
    });
    expect(data.findScenes.scenes.map(({ id }: { id: string }) => id)).toEqual([c, a, b]);
    expect(data.findScenes.count).toBe(3);
  }
});

test('an empty list of ids falls through to the ordinary query', async () => {
  const { data } = await finder.answer({ ids: [], f: finder.mine, p: {} });
  expect([data.findScenes.count, data.findScenes.scenes.length]).toEqual([30, 25]);
});

test('one unknown, one repeated or one malformed id fails the whole call', async () => {
  const [id] = own;
  const unknown = await finder.answer({ ids: [id, '99999999'] });
  expect([unknown.status, message(unknown), unknown.data]).toEqual([
    200,
    'scene with id 99999999 not found',
    null,
  ]);
  // From v0.30 on the list is checked before the scenes are looked for.
  const checked = stash.release === 'v0.30';
  expect(message(await finder.answer({ ids: [id, id] }))).toBe(
    checked ? `validating ids: duplicate id found: ${id}` : `scene with id ${id} not found`,
  );
  expect(message(await finder.answer({ ids: ['x'] }))).toBe(
    `${checked ? 'converting ids: ' : ''}strconv.Atoi: parsing "x": invalid syntax`,
  );
  expect(message(await finder.answer({ old: [Number(id), Number(id)] }))).toContain('not found');
});

test.each(['rating100', 'nonsense', 'id; DROP TABLE scenes'])('the sort %s is refused', async (sort) => {
  expect(message(await finder.answer({ p: { sort } }))).toBe(`invalid sort: ${sort}`);
});

test.each(['created_at', 'date', 'duration', 'filesize', 'path', 'play_count', 'title', 'updated_at'])(
  'the sort %s is known',
  async (sort) => {
    expect((await finder.ids({}, { sort, per_page: -1 })).length).toBe(30);
  },
);

test('rating sorts both ways; scenes of one title are ordered by nothing else than that', async () => {
  expect(await finder.ids({}, { sort: 'rating', direction: 'DESC', per_page: -1 })).toEqual(own);
  expect(await finder.ids({}, { sort: 'rating', direction: 'ASC', per_page: -1 })).toEqual(own.toReversed());
  const { scenes } = await finder.find(finder.mine, { sort: 'title', direction: 'ASC', per_page: -1 });
  const titles = scenes.map(({ title }) => title);
  expect(titles).toEqual(titles.toSorted());
});

test('a seeded random order repeats, another seed gives another', async () => {
  const order = (seed: string) => finder.ids({}, { sort: `random_${seed}`, per_page: -1 });
  expect(await order('1234')).toEqual(await order('1234'));
  expect(await order('1234')).not.toEqual(await order('77123456'));
});

test('many aliased queries answer in one request', async () => {
  const parts = own.map(
    (id, n) =>
      `q${n}: findScenes(scene_filter: {id: {value: ${id}, modifier: EQUALS}}) { count scenes { id } }`,
  );
  const data = await stash.data(`{ ${parts.join(' ')} }`);
  const found = Object.values<{ scenes: { id: string }[] }>(data).flatMap(({ scenes }) => scenes);
  expect(found.map(({ id }) => id)).toEqual(own);
});

test('the search text looks into titles; quotes hold words together', async () => {
  const { find } = finder;
  expect((await find({}, { q: `"${stash.prefix} scene 00"`, per_page: -1 })).scenes).toEqual([
    expect.objectContaining({ id: own[0] }),
  ]);
  expect((await find({}, { q: `${stash.prefix} zzz-not-there`, per_page: -1 })).count).toBe(0);
});

test('duration and size are sums over all that was found, 0 without files', async () => {
  const { findScenes } = await stash.data(
    'query($f: SceneFilterType) { findScenes(scene_filter: $f, filter: {per_page: 1}) { count duration filesize } }',
    { f: finder.mine },
  );
  expect(findScenes).toEqual({ count: 30, duration: 0, filesize: 0 });
});

test('a single scene that does not exist is null, not an error', async () => {
  expect((await stash.data('{ findScene(id: "99999999") { id } }')).findScene).toBeNull();
});
