import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collect, socketOf } from './support/subscribe.ts';
import { entitiesOf } from './support/entities.ts';
import { isFake, stashUnderTest, until, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
let filed: () => Promise<Record<string, string>>;
beforeAll(async () => {
  stash = await stashUnderTest();
  filed = entitiesOf(stash).filed;
});
afterAll(() => stash.close());

const hasPhash = async (id: string): Promise<boolean> => {
  const { findScene } = await stash.data(
    'query($id: ID!) { findScene(id: $id) { files { fingerprints { type } } } }',
    { id },
  );
  return findScene.files[0].fingerprints.some((print: { type: string }) => print.type === 'phash');
};
const generate = async (ids: string[] | undefined) => {
  const { metadataGenerate } = await stash.data(
    'mutation($ids: [ID!]) { metadataGenerate(input: {phashes: true, sceneIDs: $ids}) }',
    ids ? { ids } : {},
  );
  return stash.ended(metadataGenerate);
};

test('a scan adds a dropped file as one scene without a title; a second scan adds nothing', async () => {
  const path = stash.video('Quiet Harbor - Elin Tarnow.mp4');
  await stash.scan();
  await stash.scan();
  const id = (await filed())['Quiet Harbor - Elin Tarnow.mp4'] as string;
  const { findScene } = await stash.data(
    'query($id: ID!) { findScene(id: $id) { title organized date files { path size duration width height video_codec fingerprints { type value } } } }',
    { id },
  );
  expect(findScene).toMatchObject({
    title: '',
    organized: false,
    date: null,
    files: [{ path, size: expect.any(Number), video_codec: expect.any(String) }],
  });
  expect(findScene.files[0].fingerprints).toContainEqual({
    type: 'oshash',
    value: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
});

test('a scan makes for new scenes what its input names, and nothing when it names nothing', async () => {
  stash.video('plain.mp4');
  await stash.scan();
  stash.video('printed.mp4');
  await stash.scan('scanGeneratePhashes: true');
  const ids = await filed();
  expect([await hasPhash(ids['plain.mp4'] as string), await hasPhash(ids['printed.mp4'] as string)]).toEqual([
    false,
    true,
  ]);
});

test('a scan of one file leaves the rest alone, and a path outside the library is only logged', async () => {
  stash.video('left-out.mp4');
  const paths = [stash.video('asked-for.mp4'), '/elsewhere'];
  const { metadataScan } = await stash.data(
    'mutation($paths: [String!]) { metadataScan(input: {paths: $paths}) }',
    { paths },
  );
  expect(await stash.ended(metadataScan)).toMatchObject({ status: 'FINISHED', error: null });
  const names = Object.keys(await filed());
  expect(names).toContain('asked-for.mp4');
  expect(names).not.toContain('left-out.mp4');
  expect((await stash.logged()).join('\n')).toContain('/elsewhere');
});

test('generating for a list with one unknown id makes nothing, silently', async () => {
  stash.video('generate.mp4');
  await stash.scan();
  const id = (await filed())['generate.mp4'] as string;
  expect(await generate([id, '99999999'])).toMatchObject({
    status: 'FINISHED',
    error: null,
    description: 'Generating...',
  });
  expect(await hasPhash(id)).toBe(false);
  await generate([id]);
  expect(await hasPhash(id)).toBe(true);
});

test.runIf(isFake)(
  'an empty list of scenes, like none, means the whole library (fake only: on a real library it is costly)',
  async () => {
    for (const ids of [[], undefined]) {
      stash.video(`whole-${String(ids)}.mp4`);
      await stash.scan();
      const id = (await filed())[`whole-${String(ids)}.mp4`] as string;
      await generate(ids);
      expect(await hasPhash(id)).toBe(true);
    }
  },
);

test('a clean removes scenes whose file is gone, and no other; a dry run removes nothing', async () => {
  const gone = stash.video('gone.mp4');
  stash.video('stays.mp4');
  await stash.scan();
  rmSync(gone);
  const clean = async (dryRun: boolean) => {
    const { metadataClean } = await stash.data(
      'mutation($paths: [String!], $dry: Boolean!) { metadataClean(input: {paths: $paths, dryRun: $dry}) }',
      { paths: [stash.libraryFolder()], dry: dryRun },
    );
    await stash.ended(metadataClean);
    return Object.keys(await filed());
  };
  expect(await clean(true)).toEqual(expect.arrayContaining(['gone.mp4', 'stays.mp4']));
  const left = await clean(false);
  expect(left).toContain('stays.mp4');
  expect(left).not.toContain('gone.mp4');
});

test('the end of a scan is announced, that of a cancelled one is not', async () => {
  const client = socketOf(stash);
  const ends = await collect<boolean>(client, 'scanCompleteSubscribe');
  await stash.scan();
  await until(() => ends.length > 0);
  expect(ends).toEqual([true]);
  await client.dispose();
});

test('a screenshot is a job whose id is not told', async () => {
  stash.video('pictured.mp4');
  await stash.scan();
  const id = (await filed())['pictured.mp4'] as string;
  const { sceneGenerateScreenshot } = await stash.data(
    'mutation($id: ID!) { sceneGenerateScreenshot(id: $id, at: 1) }',
    { id },
  );
  expect(sceneGenerateScreenshot).toBe('todo');
  await until(async () => (await stash.data('{ jobQueue { id } }')).jobQueue === null);
});
