import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { entitiesOf } from './support/entities.ts';
import { message, stashUnderTest, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
let make: ReturnType<typeof entitiesOf>;
let t1: string, t2: string, t3: string, studio: string, performer: string;
let scene: string, second: string;
beforeAll(async () => {
  stash = await stashUnderTest();
  make = entitiesOf(stash);
  [t1, t2, t3] = [await make.tag('1'), await make.tag('2'), await make.tag('3')];
  studio = await make.studio('House');
  performer = await make.performer('Anna');
});
beforeEach(async () => {
  const more = { details: 'Old details', rating100: 40, studio_id: studio, performer_ids: [performer] };
  scene = await make.scene('one', { ...more, tag_ids: [t1], date: '2024-05-06' });
  second = await make.scene('two', more);
});
afterAll(() => stash.close());

const SCENE =
  'id title details date code director rating100 organized urls studio { id } tags { id } performers { id } stash_ids { endpoint stash_id }';
const write = (mutation: string, input: unknown, type: string) =>
  stash.ask(`mutation($input: ${type}!) { r: ${mutation}(input: $input) { ${SCENE} } }`, { input });
const tryUpdate = (input: Record<string, unknown>) =>
  write('sceneUpdate', { id: scene, ...input }, 'SceneUpdateInput');
const update = async (input: Record<string, unknown>) => {
  const answer = await tryUpdate(input);
  if (answer.errors) throw new Error(message(answer));
  return answer.data.r;
};
const bulk = (input: Record<string, unknown>) => write('bulkSceneUpdate', input, 'BulkSceneUpdateInput');
const read = async (id: string) =>
  (await stash.data(`query($id: ID!) { findScene(id: $id) { ${SCENE} } }`, { id })).findScene;
const tagsOf = (of: { tags: { id: string }[] }) =>
  of.tags.map((tag) => tag.id).toSorted((x, y) => Number(x) - Number(y));

test('a field that is absent stays, null clears', async () => {
  expect(await update({ rating100: null, studio_id: null, date: null })).toMatchObject({
    rating100: null,
    studio: null,
    date: null,
    details: 'Old details',
    performers: [{ id: performer }],
  });
});

test('an empty text is stored as nothing and shown as the API shows nothing', async () => {
  const cleared = await update({ details: null, code: '', director: null });
  expect([cleared.details, cleared.code, cleared.director]).toEqual(['', '', '']);
});

test('a scene without files must keep a title, alone; a bulk update does not look', async () => {
  expect(message(await tryUpdate({ title: null }))).toBe('title must be set if scene has no files');
  expect(message(await write('sceneCreate', { title: null }, 'SceneCreateInput'))).toBe(
    'title must be set if scene has no files',
  );
  expect((await bulk({ ids: [scene], title: null })).data.r[0].title).toBe('');
  await update({ title: make.named('again') });
});

test('lists are replaced as a whole; null and an empty list both clear', async () => {
  expect(tagsOf(await update({ tag_ids: [t1, t2] }))).toEqual([t1, t2]);
  expect(tagsOf(await update({ tag_ids: [t3] }))).toEqual([t3]);
  expect(tagsOf(await update({ tag_ids: null }))).toEqual([]);
  await update({ tag_ids: [t3] });
  expect(tagsOf(await update({ tag_ids: [] }))).toEqual([]);
  const urls = ['https://b.example', 'https://a.example'];
  expect((await update({ urls })).urls).toEqual(urls);
});

test('a value out of range is taken, a date that is none is refused with the reason', async () => {
  expect((await update({ rating100: 500 })).rating100).toBe(500);
  expect(message(await tryUpdate({ date: 'not a date' }))).toContain(
    'ParseDateStringAsTime failed: dateString <not a date>',
  );
});

test('a year or a month alone is a date from v0.30 on; of a time only the day is kept', async () => {
  expect((await update({ date: '2024-05-06T10:00:00Z' })).date).toBe('2024-05-06');
  expect((await update({ date: '' })).date).toBeNull();
  const month = await tryUpdate({ date: '2024-05' });
  expect(month.data.r?.date ?? message(month)).toBe(
    stash.release === 'v0.30'
      ? '2024-05'
      : 'converting date: ParseDateStringAsTime failed: dateString <2024-05>',
  );
});

test('organized cannot be null: it is a crash inside the server', async () => {
  const answer = await tryUpdate({ organized: null, details: 'New' });
  expect(message(answer)).toBe('Internal system error. Error <null value not allowed in optional bool>');
  expect((await read(scene)).details).toBe('Old details');
});

test('an unknown scene and an unknown tag fail the update', async () => {
  const unknown = await tryUpdate({ id: '99999999', title: 'x' });
  expect([unknown.status, message(unknown), unknown.data]).toEqual([
    200,
    'scene with id 99999999 not found',
    { r: null },
  ]);
  const answer = await tryUpdate({ title: make.named('new'), tag_ids: ['99999999'] });
  expect(message(answer)).toContain('FOREIGN KEY constraint failed');
  expect((await read(scene)).title).toBe(make.named('one'));
});

test('a bulk update adds, removes and sets in lists, and clears scalars with null for all', async () => {
  const ids = [scene, second];
  await bulk({ ids, tag_ids: { ids: [t1, t2], mode: 'SET' } });
  await bulk({ ids, tag_ids: { ids: [t3, t1], mode: 'ADD' }, rating100: null });
  const { data } = await bulk({ ids, tag_ids: { ids: [t1], mode: 'REMOVE' }, performer_ids: null });
  for (const one of data.r)
    expect([tagsOf(one), one.rating100, one.performers]).toEqual([[t2, t3], null, [{ id: performer }]]);
});

test('a bulk update answers in the order of its ids', async () => {
  const { data } = await bulk({ ids: [second, scene], organized: true });
  expect(data.r.map((one: { id: string }) => one.id)).toEqual([second, scene]);
});

test('an unknown id or an unknown tag fails a bulk update as a whole', async () => {
  const answer = await bulk({ ids: [scene, '99999999'], details: 'New' });
  expect([answer.status, message(answer), answer.data]).toEqual([
    200,
    'sql: no rows in result set',
    { r: null },
  ]);
  expect(
    message(await bulk({ ids: [scene], tag_ids: { ids: ['99999999'], mode: 'ADD' }, details: 'New' })),
  ).toContain('FOREIGN KEY constraint failed');
  expect((await read(scene)).details).toBe('Old details');
});

test('scenesUpdate is all or nothing, aliased updates each stand alone', async () => {
  const list = await stash.ask('mutation($i: [SceneUpdateInput!]!) { scenesUpdate(input: $i) { id } }', {
    i: [{ id: scene, details: 'New' }, { id: '99999999' }],
  });
  expect(list.errors).toHaveLength(1);
  expect((await read(scene)).details).toBe('Old details');
  const aliased = await stash.ask(
    `mutation { a: sceneUpdate(input: {id: ${scene}, details: "A"}) { details }
      b: sceneUpdate(input: {id: 99999999}) { details }
      c: sceneUpdate(input: {id: ${second}, details: "C"}) { details } }`,
  );
  expect(aliased.data).toEqual({ a: { details: 'A' }, b: null, c: { details: 'C' } });
  expect(aliased.errors?.map((error) => error.path)).toEqual([['b']]);
});

test('stash ids are replaced as a list', async () => {
  const stash_ids = [{ endpoint: 'https://box.example/graphql', stash_id: 'abc' }];
  expect((await update({ stash_ids })).stash_ids).toEqual(stash_ids);
  expect((await update({ stash_ids: [] })).stash_ids).toEqual([]);
});

test('the id of a deleted scene is never used again', async () => {
  const last = await make.scene('last');
  await stash.data('mutation($id: ID!) { sceneDestroy(input: {id: $id}) }', { id: last });
  expect(await read(last)).toBeNull();
  expect(Number(await make.scene('next'))).toBeGreaterThan(Number(last));
});

test('destroying a scene that does not exist is an error, and one such id saves all the others', async () => {
  const answer = await stash.ask('mutation($ids: [ID!]!) { scenesDestroy(input: {ids: $ids}) }', {
    ids: [scene, '99999999'],
  });
  expect(answer.errors).toHaveLength(1);
  expect(await read(scene)).not.toBeNull();
});

test('a marker keeps its primary tag out of its other tags, may repeat, and cannot end before it begins', async () => {
  const create = (more: Record<string, unknown>) =>
    stash.ask(
      'mutation($i: SceneMarkerCreateInput!) { sceneMarkerCreate(input: $i) { title seconds end_seconds primary_tag { id } tags { id } } }',
      { i: { title: '', seconds: 0, scene_id: scene, primary_tag_id: t1, ...more } },
    );
  const marker = { title: '', seconds: 0, end_seconds: null, primary_tag: { id: t1 }, tags: [{ id: t2 }] };
  for (let n = 0; n < 2; n++)
    expect((await create({ tag_ids: [t1, t2] })).data.sceneMarkerCreate).toEqual(marker);
  expect(message(await create({ seconds: 5, end_seconds: 2 }))).toBe(
    'end_seconds (2.000000) must be greater than or equal to seconds (5.000000)',
  );
  expect(message(await create({ primary_tag_id: '99999999' }))).toContain('FOREIGN KEY constraint failed');
});
