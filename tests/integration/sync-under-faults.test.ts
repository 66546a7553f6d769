import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../plugin/host/connect.ts';
import { openStore } from '../../plugin/store/open-store.ts';
import { ScenesByIdsDocument } from '../../src/stash/generated.ts';
import { fromAnswer } from '../../src/stash/scene.ts';
import { readScenes } from '../../src/store/mirror-scene-reads.ts';
import { type StashWithPlugin, startStashWithPlugin } from '../support/stash-with-plugin.ts';

/* Real: the built plugin as processes, SQLite, HTTP. Fake: Stash, which fails in every way that its faults know. */

const library = 300;
let world: StashWithPlugin;
let edits = 0;

beforeAll(async () => {
  world = await startStashWithPlugin({ scenes: library, seed: 4 });
  await world.run('sync');
});
afterAll(() => world.close());
beforeEach(() => {
  world.stash.faults.clear();
  world.stash.clock.reset();
});

const idsInStash = (): number[] =>
  world.stash.library.all<{ id: number }>('SELECT id FROM scenes ORDER BY id').map(({ id }) => id);

function inMirror<T>(read: (store: ReturnType<typeof openStore>) => T): T {
  const store = openStore(world.storeFolder);
  try {
    return read(store);
  } finally {
    store.close();
  }
}

const mirroredIds = (): number[] =>
  inMirror((store) =>
    store.all<{ id: number }>('select id from mirror.scenes order by id').map(({ id }) => id),
  );

/** Something for the next sync to find: a new title, another tag, a scene gone. */
async function editLibrary(): Promise<void> {
  const [gone, renamed, tagged] = idsInStash().slice(edits++ * 3) as [number, number, number];
  await world.graphql(`mutation {
    sceneDestroy(input: { id: ${gone} })
    sceneUpdate(input: { id: ${renamed}, title: "Edit ${edits}" }) { id }
    bulkSceneUpdate(input: { ids: [${tagged}], tag_ids: { ids: [${edits}], mode: ADD } }) { id }
  }`);
}

async function expectMirrorEqualsStash(): Promise<void> {
  const client = connect({
    Scheme: 'http',
    Host: '127.0.0.1',
    Port: world.stash.port,
    SessionCookie: null,
    Dir: world.folder,
    PluginDir: world.stash.pluginsFolder,
  });
  const ids = idsInStash();
  expect(mirroredIds()).toEqual(ids);
  const mirror = inMirror((store) => readScenes(store, ids));
  const { findScenes } = await client.request(ScenesByIdsDocument, { ids: ids.map(String) });
  expect([...mirror.values()]).toEqual(findScenes.scenes.map(fromAnswer));
}

const sweeps = [
  'truncated@SweepScenes',
  'truncated=agree@SweepScenes#1',
  'empty@SweepScenes',
  'empty=agree@SweepScenes',
  'reordered@SweepScenes',
  'repeated@SweepScenes',
  'miscounted@SweepScenes',
  'miscounted=-5@SweepScenes',
];
const reads = [
  'truncated@ScenesByIds',
  'empty@ScenesByIds',
  'reordered@ScenesByIds',
  'repeated@ScenesByIds',
  'refused@ScenesByIds',
];
const lists = ['truncated@findPerformers', 'empty@findTags', 'repeated@findStudios'];
const passing = [
  'error@SweepScenes#1, error=503@ScenesByIds#1',
  'reset@ScenesByIds#1',
  'cut@SweepScenes#1',
  'lost@ScenesByIds#1',
  'locked@ScenesByIds#1',
  'slow=20',
];

describe('a sync through the API while Stash answers', () => {
  beforeAll(() => world.operation('save-settings', { settings: { reader: 'api' } }));

  it.each([...sweeps, ...reads, ...lists, ...passing])(
    '%s loses no scene, and the next one makes the mirror equal to Stash',
    async (fault) => {
      await editLibrary();
      world.stash.faults.add(fault);
      const { run } = await world.run('sync');
      expect(world.stash.faults.list().every(({ asked }) => asked > 0)).toBe(true);
      expect(mirroredIds()).toEqual(expect.arrayContaining(idsInStash()));
      expect(run.status).not.toBe('running');

      world.stash.faults.clear();
      expect((await world.run('sync')).run.status).toBe('completed');
      await expectMirrorEqualsStash();
    },
  );

  it.each([
    ['its clock was put back by a day', { offsetMs: -86_400_000 }],
    ['its clock was put forward by a day', { offsetMs: 86_400_000 }],
    ['the change to winter time', { zoneMinutes: 60 }],
    ['the change to summer time', { zoneMinutes: 120 }],
  ])('after %s, it finds every edit', async (_, clock) => {
    Object.assign(world.stash.clock, clock);
    await editLibrary();
    await editLibrary();
    expect((await world.run('sync')).run.status).toBe('completed');
    await expectMirrorEqualsStash();
  });

  it('one page with an error for ever ends with a sentence and keeps every scene', async () => {
    await editLibrary();
    world.stash.faults.add('error@ScenesByIds');
    const { run } = await world.run('sync');
    expect(run.status).toBe('failed');
    expect(run.error).toMatch(/Stash did not answer/);
    expect(mirroredIds()).toEqual(expect.arrayContaining(idsInStash()));
    world.stash.faults.clear();
    expect((await world.run('sync')).run.status).toBe('completed');
    await expectMirrorEqualsStash();
  });

  it('again after a restart in its middle, it goes on, and nothing is lost', async () => {
    await editLibrary();
    world.stash.faults.add('restart@ScenesByIds#1');
    const { run } = await world.operation('start-run', { kind: 'sync' });
    await expect.poll(() => world.stash.faults.met, { timeout: 15_000 }).toBe(1);
    // The process of the job outlives the server; questions asked while there is none fail.
    const status = () =>
      world.operation('run-detail', { run: run.id }).then(
        (detail) => detail.run.status,
        () => 'unknown',
      );
    await expect.poll(status, { timeout: 30_000 }).toMatch(/completed|failed/);
    expect(mirroredIds()).toEqual(expect.arrayContaining(idsInStash()));
    world.stash.faults.clear();
    expect((await world.run('sync')).run.status).toBe('completed');
    await expectMirrorEqualsStash();
  });
});

describe('a sync left to itself, which reads the database file', () => {
  beforeAll(() => world.operation('save-settings', { settings: { reader: 'auto' } }));

  it.each([...reads, 'error@ScenesByIds', 'refused@systemStatus', 'slow=20'])(
    'needs the API only for a sample: %s loses no scene and does not make it distrust the file',
    async (fault) => {
      await editLibrary();
      world.stash.faults.add(fault);
      await world.run('sync');
      expect(mirroredIds()).toEqual(expect.arrayContaining(idsInStash()));
      world.stash.faults.clear();
      expect((await world.run('sync')).run.status).toBe('completed');
      await expectMirrorEqualsStash();
      const readers = inMirror((store) =>
        store.all<{ reader: string }>('select reader from sync_runs order by id desc limit 1'),
      );
      expect(readers).toEqual([{ reader: 'database' }]);
    },
  );
});

describe.each(['api', 'auto'] as const)('another library that took the place of the first (%s)', (reader) => {
  it('is mirrored, and nothing of the first', async () => {
    await world.operation('save-settings', { settings: { reader } });
    const scenes = reader === 'api' ? 280 : 260;
    await world.stash.replaceLibrary({ scenes, seed: scenes });
    await world.run('sync');
    expect(mirroredIds()).toHaveLength(scenes);
    await expectMirrorEqualsStash();
  });
});
