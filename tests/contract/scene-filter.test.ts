import { afterAll, beforeAll, expect, test } from 'vitest';
import { entitiesOf } from './support/entities.ts';
import { sceneFinder } from './support/find-scenes.ts';
import { message, stashUnderTest, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
let finder: ReturnType<typeof sceneFinder>;
let a: string, b: string, child: string, anna: string, house: string, branch: string;
/** tags: a · a b · b · child of a · none · none */
let own: string[];
beforeAll(async () => {
  stash = await stashUnderTest();
  finder = sceneFinder(stash);
  const { scene, tag, performer, studio } = entitiesOf(stash);
  a = await tag('a');
  b = await tag('b');
  child = await tag('child', { parent_ids: [a] });
  anna = await performer('Anna');
  house = await studio('House');
  branch = await studio('Branch', { parent_id: house });
  own = [
    await scene('1', { tag_ids: [a], studio_id: house, rating100: 20 }),
    await scene('2', { tag_ids: [a, b], studio_id: branch, organized: true, rating100: 40 }),
    await scene('3', { tag_ids: [b], performer_ids: [anna], date: '2024-05-06', details: 'Old 100% wool' }),
    await scene('4', { tag_ids: [child], code: 'Q-1' }),
    await scene('5', { urls: ['https://example.org/one'] }),
    await scene('6', { stash_ids: [{ endpoint: 'https://box.example/graphql', stash_id: 'abc' }] }),
  ];
});
afterAll(() => stash.close());

/** Which of the six (from 1) meet the filter. */
const which = async (filter: Record<string, unknown>): Promise<number[]> =>
  (await finder.ids(filter)).map((id) => own.indexOf(id) + 1);
const number = (value: number, modifier = 'EQUALS') => ({ value, modifier });
const refused = async (filter: Record<string, unknown>) =>
  message(await finder.answer({ f: { ...finder.mine, ...filter } }));

test.each([
  ['any of the tags', 'INCLUDES', () => [a, b], [1, 2, 3]],
  ['all of the tags', 'INCLUDES_ALL', () => [a, b], [2]],
  ['none of the tags', 'EXCLUDES', () => [a], [3, 4, 5, 6]],
  ['exactly these tags', 'EQUALS', () => [a], [1]],
])('tags: %s', async (_, modifier, value, expected) => {
  expect(await which({ tags: { value: value(), modifier } })).toEqual(expected);
});

test('tags: excludes beside includes, descendants to a depth, none, some', async () => {
  expect(await which({ tags: { value: [a], excludes: [b], modifier: 'INCLUDES' } })).toEqual([1]);
  expect(await which({ tags: { value: [a], modifier: 'INCLUDES', depth: 1 } })).toEqual([1, 2, 4]);
  expect(await which({ tags: { value: [a], modifier: 'INCLUDES', depth: -1 } })).toEqual([1, 2, 4]);
  expect(await which({ tags: { modifier: 'IS_NULL' } })).toEqual([5, 6]);
  expect(await which({ tags: { modifier: 'NOT_NULL' } })).toEqual([1, 2, 3, 4]);
});

test('a criterion without any value is ignored', async () => {
  expect(await which({ tags: { value: [], modifier: 'INCLUDES' } })).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await which({ performers: { value: [], modifier: 'INCLUDES_ALL' } })).toEqual([1, 2, 3, 4, 5, 6]);
});

test('performers and studios, the latter with their branches', async () => {
  expect(await which({ performers: { value: [anna], modifier: 'INCLUDES' } })).toEqual([3]);
  expect(await which({ performers: { modifier: 'IS_NULL' } })).toEqual([1, 2, 4, 5, 6]);
  expect(await which({ studios: { value: [house], modifier: 'INCLUDES' } })).toEqual([1]);
  expect(await which({ studios: { value: [house], modifier: 'INCLUDES', depth: -1 } })).toEqual([1, 2]);
});

test('numbers compare; BETWEEN includes both ends', async () => {
  expect(await which({ rating100: number(20, 'GREATER_THAN') })).toEqual([2]);
  expect(await which({ rating100: { value: 20, value2: 40, modifier: 'BETWEEN' } })).toEqual([1, 2]);
  expect(await which({ rating100: { value: 0, modifier: 'IS_NULL' } })).toEqual([3, 4, 5, 6]);
  expect(await which({ tag_count: number(2) })).toEqual([2]);
  expect(await which({ id: number(Number(own[3])) })).toEqual([4]);
});

test('organized is yes or no', async () => {
  expect(await which({ organized: true })).toEqual([2]);
  expect(await which({ organized: false })).toEqual([1, 3, 4, 5, 6]);
});

test('EQUALS on a text is LIKE: case does not count, % and _ are wildcards', async () => {
  const details = (value: string, modifier = 'EQUALS') => which({ details: { value, modifier } });
  expect(await details('OLD 100% WOOL')).toEqual([3]);
  expect(await details('old 1__%')).toEqual([3]);
  expect(await details('wool')).toEqual([]);
  expect(await details('wool', 'INCLUDES')).toEqual([3]);
});

test('a regular expression is one of Go: case counts, and a bad one is an error', async () => {
  const code = (value: string) => ({ code: { value, modifier: 'MATCHES_REGEX' } });
  expect(await which(code('^Q-\\d$'))).toEqual([4]);
  expect(await which(code('^q-\\d$'))).toEqual([]);
  expect(await refused(code('('))).toContain('missing closing )');
});

test('what is missing can be asked by name', async () => {
  expect(await which({ is_missing: 'studio' })).toEqual([3, 4, 5, 6]);
  expect(await which({ is_missing: 'date' })).toEqual([1, 2, 4, 5, 6]);
  expect(await which({ url: { value: '', modifier: 'NOT_NULL' } })).toEqual([5]);
});

test('stash ids are found by their endpoint', async () => {
  const endpoint = 'https://box.example/graphql';
  expect(await which({ stash_id_endpoint: { endpoint, modifier: 'NOT_NULL' } })).toEqual([6]);
  expect(await which({ stash_id_endpoint: { endpoint, stash_id: 'abc', modifier: 'EQUALS' } })).toEqual([6]);
});

test('AND, OR and NOT combine, one of them per level', async () => {
  const [first, second] = own.map((id) => ({ id: number(Number(id)) }));
  const { find } = finder;
  expect((await find({ ...first, OR: second })).count).toBe(2);
  expect((await find({ ...first, AND: second })).count).toBe(0);
  expect(await which({ NOT: first })).toEqual([2, 3, 4, 5, 6]);
  expect(message(await finder.answer({ f: { ...first, OR: second, AND: second } }))).toContain('AND');
});

test('a chain of 29 ids joined by OR works, a long one overflows the parser', async () => {
  const chain = (n: number): Record<string, unknown> => ({
    id: number(n),
    ...(n > 1 ? { OR: chain(n - 1) } : {}),
  });
  expect(message(await finder.answer({ f: chain(29) }))).toBeUndefined();
  expect(message(await finder.answer({ f: chain(60) }))).toContain('parser stack overflow');
});

test('a second tag criterion on another level is ignored, because the joins share one alias', async () => {
  const one = { tags: { value: [a], modifier: 'INCLUDES' } };
  expect(await which({ ...one, AND: { tags: { value: [b], modifier: 'INCLUDES' } } })).toEqual(
    await which(one),
  );
});

test('unknown fields and modifiers are refused before anything runs', async () => {
  const unknown = await finder.answer({ f: { colour: 'blue' } });
  expect([unknown.status, unknown.errors?.[0]?.extensions?.code]).toEqual([422, 'GRAPHQL_VALIDATION_FAILED']);
  expect((await finder.answer({ f: { title: { value: 'x', modifier: 'SOUNDS_LIKE' } } })).status).toBe(422);
});
