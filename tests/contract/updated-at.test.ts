import { rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { entitiesOf } from './support/entities.ts';
import { sceneFinder } from './support/find-scenes.ts';
import { stashUnderTest, until, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
let scene: string, tag: string, other: string, spare: string, filed: string;
beforeAll(async () => {
  stash = await stashUnderTest();
  const make = entitiesOf(stash);
  tag = await make.tag('tag');
  other = await make.tag('other');
  spare = await make.tag('spare');
  scene = await make.scene('scene', { tag_ids: [tag, spare] });
  stash.video('a.mp4');
  await stash.scan();
  filed = (await make.filed())['a.mp4'] as string;
});
afterAll(() => stash.close());

const updatedAt = async (id: string): Promise<string> =>
  (await stash.data('query($id: ID!) { findScene(id: $id) { updated_at } }', { id })).findScene.updated_at;
/** Times have whole seconds: a change shows only in another second than the last. */
const laterThan = (text: string) => until(() => Date.now() >= Date.parse(text) + 1_000);
const update = (input: Record<string, unknown>) =>
  stash.data('mutation($input: SceneUpdateInput!) { sceneUpdate(input: $input) { id } }', {
    input: { id: scene, ...input },
  });

let before: Record<string, string>;
beforeEach(async () => {
  before = { [scene]: await updatedAt(scene), [filed]: await updatedAt(filed) };
  for (const text of Object.values(before)) await laterThan(text);
});
const isTouched = async (id: string) => (await updatedAt(id)) !== before[id];

test('a time is RFC 3339 with whole seconds and the offset of the server', () => {
  expect(before[scene]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);
});

test('every update touches it, even one that changes nothing', async () => {
  await update({});
  expect(await isTouched(scene)).toBe(true);
});

test.each([
  ['bulkSceneUpdate', 'bulkSceneUpdate(input: {ids: [$id]}) { id }'],
  ['scenesUpdate', 'scenesUpdate(input: [{id: $id}]) { id }'],
])('%s touches it too', async (_, mutation) => {
  await stash.data(`mutation($id: ID!) { ${mutation} }`, { id: scene });
  expect(await isTouched(scene)).toBe(true);
});

test.each([
  ['a play', 'sceneAddPlay(id: $id) { count }'],
  ['a counter', 'sceneAddO(id: $id) { count }'],
  ['activity', 'sceneSaveActivity(id: $id, resume_time: 5, playDuration: 5)'],
  [
    'a marker',
    'sceneMarkerCreate(input: {title: "", seconds: 3, scene_id: $id, primary_tag_id: $tag}) { id }',
  ],
  ['a tag renamed', 'tagUpdate(input: {id: $tag, description: "renamed"}) { id }'],
  ['tags merged', 'tagsMerge(input: {source: [$tag], destination: $other}) { id }'],
  ['a tag deleted', 'tagDestroy(input: {id: $spare})'],
])('%s does not touch it', async (_, mutation) => {
  const variables = { id: scene, tag, other, spare };
  const used = Object.keys(variables).filter((name) => mutation.includes(`$${name}`));
  await stash.data(
    `mutation(${used.map((name) => `$${name}: ID!`).join(' ')}) { ${mutation} }`,
    Object.fromEntries(Object.entries(variables).filter(([name]) => used.includes(name))),
  );
  expect(await isTouched(scene)).toBe(false);
});

test('a phash does not touch it, a cover does', async () => {
  const generate = async (what: string) => {
    const { metadataGenerate } = await stash.data(
      `mutation($ids: [ID!]) { metadataGenerate(input: {${what}: true, overwrite: true, sceneIDs: $ids}) }`,
      { ids: [filed] },
    );
    await stash.ended(metadataGenerate);
  };
  await generate('phashes');
  expect(await isTouched(filed)).toBe(false);
  await generate('covers');
  expect(await isTouched(filed)).toBe(true);
});

test('a second file of the same content becomes a file of the scene and touches it; so does a clean when that file is gone', async () => {
  const twin = stash.video('b.mp4', 'a.mp4');
  await stash.scan();
  const { findScene } = await stash.data('query($id: ID!) { findScene(id: $id) { files { basename } } }', {
    id: filed,
  });
  expect(findScene.files.map((file: { basename: string }) => file.basename)).toEqual(['a.mp4', 'b.mp4']);
  expect(await isTouched(filed)).toBe(true);
  const grown = (before[filed] = await updatedAt(filed));
  await laterThan(grown);
  rmSync(twin);
  const { metadataClean } = await stash.data(
    'mutation($paths: [String!]) { metadataClean(input: {paths: $paths, dryRun: false}) }',
    { paths: [stash.libraryFolder()] },
  );
  await stash.ended(metadataClean);
  expect(await isTouched(filed)).toBe(true);
});

test('a file that was changed on disk does not touch its scene', async () => {
  stash.video('a.mp4', 'another take');
  await stash.scan();
  expect(Object.keys(await entitiesOf(stash).filed())).toEqual(['a.mp4']);
  expect(await isTouched(filed)).toBe(false);
});

test('times are compared as text, with the value as it is given', async () => {
  const { ids } = sceneFinder(stash);
  const now = await updatedAt(scene);
  const at = (value: string, modifier: string) => ids({ updated_at: { value, modifier } });
  expect(await at(now, 'EQUALS')).toEqual([scene]);
  expect(await at(now, 'GREATER_THAN')).toEqual([]);
  expect(await at(now.slice(0, 10), 'GREATER_THAN')).toEqual([scene]);
  expect(await at(now.slice(0, 16), 'GREATER_THAN')).toEqual([scene]);
  // The same instant in another offset is another text.
  const elsewhere = new Date(Date.parse(now) + 14 * 3_600_000).toISOString().replace('.000Z', '+14:00');
  expect(Date.parse(elsewhere)).toBe(Date.parse(now));
  expect(await at(elsewhere, 'LESS_THAN')).toEqual([scene]);
  expect(await at('yesterday', 'GREATER_THAN')).toEqual([]);
});
