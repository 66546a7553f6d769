import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FakeStash } from '../fake-stash/start.ts';
import { ask, stashForTest } from './stash-for-test.ts';

const LONG_AGO = '2020-02-02T02:02:02Z';
let stash: FakeStash;
beforeEach(async () => {
  stash = await stashForTest({ scenes: 20 });
  stash.library.run(
    'UPDATE scenes SET updated_at = ?, title = ?, details = ?, rating = 40, studio_id = 1',
    LONG_AGO,
    'Old title',
    'Old details',
  );
});
afterEach(() => stash.close());

const SCENE =
  'id title details date rating100 organized urls studio { id } tags { id } performers { id } updated_at';
const write = (mutation: string, input: unknown, type: string) =>
  ask(stash, `mutation($input: ${type}!) { r: ${mutation}(input: $input) { ${SCENE} } }`, { input });
const update = async (input: Record<string, unknown>) =>
  (await write('sceneUpdate', input, 'SceneUpdateInput')).data.r;
const bulk = (input: Record<string, unknown>) => write('bulkSceneUpdate', input, 'BulkSceneUpdateInput');
const touched = () =>
  stash.library
    .all<{ id: number }>('SELECT id FROM scenes WHERE updated_at != ? ORDER BY id', LONG_AGO)
    .map((row) => row.id);
const tagsOf = (scene: { tags: { id: string }[] }) =>
  scene.tags.map((tag) => tag.id).toSorted((a, b) => Number(a) - Number(b));

test('a field that is absent stays, null clears', async () => {
  expect(await update({ id: '1', title: null, rating100: null, studio_id: null })).toMatchObject({
    title: null,
    rating100: null,
    studio: null,
    details: 'Old details',
  });
});

test('lists are replaced as a whole; null and an empty list both clear', async () => {
  expect(tagsOf(await update({ id: '1', tag_ids: ['1', '2'] }))).toEqual(['1', '2']);
  expect(tagsOf(await update({ id: '1', tag_ids: ['3'] }))).toEqual(['3']);
  expect(tagsOf(await update({ id: '1', tag_ids: null }))).toEqual([]);
  expect((await update({ id: '1', urls: ['https://b.example', 'https://a.example'] })).urls).toEqual([
    'https://b.example',
    'https://a.example',
  ]);
});

test('every update sets updated_at, even one that changes nothing', async () => {
  await update({ id: '2' });
  expect(touched()).toEqual([2]);
});

test('a bulk update adds, removes and sets in lists, and clears scalars with null for all', async () => {
  await bulk({ ids: ['1', '2'], tag_ids: { ids: ['1', '2'], mode: 'SET' } });
  await bulk({ ids: ['1', '2'], tag_ids: { ids: ['3'], mode: 'ADD' }, title: null });
  const { data } = await bulk({
    ids: ['1', '2'],
    tag_ids: { ids: ['1'], mode: 'REMOVE' },
    performer_ids: null,
  });
  expect(data.r.map((scene: never) => [tagsOf(scene), (scene as { title: string }).title])).toEqual([
    [['2', '3'], null],
    [['2', '3'], null],
  ]);
});

test('an unknown id in a bulk update fails it as a whole', async () => {
  const answer = await bulk({ ids: ['1', '999'], title: 'New' });
  expect([answer.status, answer.errors?.[0]?.message]).toEqual([200, 'scene with id 999 not found']);
  expect(touched()).toEqual([]);
});

test('scenesUpdate is all or nothing too, aliased updates each stand alone', async () => {
  const list = await ask(stash, 'mutation($i: [SceneUpdateInput!]!) { scenesUpdate(input: $i) { id } }', {
    i: [{ id: '1', title: 'New' }, { id: '999' }],
  });
  expect(list.errors).toHaveLength(1);
  expect(touched()).toEqual([]);
  const aliased = await ask(
    stash,
    'mutation { a: sceneUpdate(input: {id: 1, title: "A"}) { title } b: sceneUpdate(input: {id: 999}) { title } c: sceneUpdate(input: {id: 3, title: "C"}) { title } }',
  );
  expect(aliased.data).toEqual({ a: { title: 'A' }, b: null, c: { title: 'C' } });
  expect(aliased.errors?.map((error) => error.path)).toEqual([['b']]);
  expect(touched()).toEqual([1, 3]);
});

test('a tag that does not exist fails the update', async () => {
  const answer = await write('sceneUpdate', { id: '1', tag_ids: ['99999'] }, 'SceneUpdateInput');
  expect(answer.errors?.[0]?.message).toContain('FOREIGN KEY');
  expect(touched()).toEqual([]);
});

test.each([
  ['a play', 'sceneAddPlay(id: 1) { count }'],
  ['activity', 'sceneSaveActivity(id: 1, resume_time: 5, playDuration: 5)'],
  [
    'a marker',
    'sceneMarkerCreate(input: {title: "", seconds: 3, scene_id: 1, primary_tag_id: 1, tag_ids: [1, 2]}) { id }',
  ],
  ['a tag renamed', 'tagUpdate(input: {id: 1, name: "Renamed"}) { id }'],
  ['tags merged', 'tagsMerge(input: {source: [1], destination: 2}) { id }'],
  ['a performer deleted', 'performerDestroy(input: {id: 1})'],
  ['a studio deleted', 'studioDestroy(input: {id: 1})'],
])('%s does not touch updated_at', async (_, mutation) => {
  expect((await ask(stash, `mutation { ${mutation} }`)).errors).toBeUndefined();
  expect(touched()).toEqual([]);
});

test('covers touch updated_at, phashes do not', async () => {
  const generate = async (what: string) =>
    stash.jobs.ended(
      (await ask(stash, `mutation { metadataGenerate(input: {${what}: true, sceneIDs: [4]}) }`)).data
        .metadataGenerate,
    );
  await generate('phashes');
  expect(touched()).toEqual([]);
  await generate('covers');
  expect(touched()).toEqual([4]);
});

test('a marker keeps its primary tag out of its other tags and cannot end before it begins', async () => {
  const create = (fields: string) =>
    ask(
      stash,
      `mutation { sceneMarkerCreate(input: {title: "", seconds: 3, scene_id: 1, primary_tag_id: 1${fields}}) { primary_tag { id } tags { id } } }`,
    );
  expect((await create(', tag_ids: [1, 2]')).data.sceneMarkerCreate).toEqual({
    primary_tag: { id: '1' },
    tags: [{ id: '2' }],
  });
  expect((await create(', end_seconds: 2')).errors).toHaveLength(1);
});

test('a name that exists is refused, whatever its case, as is one that is an alias', async () => {
  const tag = (name: string, more = '') =>
    ask(stash, `mutation { tagCreate(input: {name: "${name}"${more}}) { id } }`);
  await tag('Lighthouse', ', aliases: ["Beacon"]');
  expect((await tag(' lightHOUSE ')).errors?.[0]?.message).toBe("tag with name 'lightHOUSE' already exists");
  expect((await tag('Beacon')).errors?.[0]?.message).toBe("name 'Beacon' is used as alias for 'Lighthouse'");
  expect((await tag('Light%')).errors?.[0]?.message).toBe("tag with name 'Light%' already exists");
});

test('two performers of one name need different disambiguations', async () => {
  const performer = (more: string) =>
    ask(stash, `mutation { performerCreate(input: {name: "Orla Testmark"${more}}) { id } }`);
  expect((await performer('')).errors).toBeUndefined();
  expect((await performer(', disambiguation: "the other"')).errors).toBeUndefined();
  expect((await performer('')).errors?.[0]?.message).toBe(
    "performer with name 'Orla Testmark' already exists",
  );
});

test('the id of a deleted scene is never used again', async () => {
  await ask(stash, 'mutation { sceneDestroy(input: {id: 20}) }');
  const { data } = await ask(stash, 'mutation { sceneCreate(input: {title: "New"}) { id title } }');
  expect(data.sceneCreate).toEqual({ id: '21', title: 'New' });
});

test('timestamps are RFC 3339 in whole seconds with the offset of the server', async () => {
  expect((await update({ id: '1' })).updated_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);
});
