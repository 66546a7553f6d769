import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromAnswer } from '../../src/stash/scene.ts';
import type { StashClient } from '../../src/stash/client.ts';
import { SceneByIdDocument, SweepScenesDocument } from '../../src/stash/generated.ts';
import { readScenes } from '../../src/store/mirror-scene-reads.ts';
import { readEntities } from '../../src/store/mirror-entities.ts';
import { sync, type SyncInput } from '../../src/sync/sync.ts';
import { ask } from '../contract/support/ask.ts';
import type { FakeStash } from '../fake-stash/start.ts';
import { aRun, domainContext, type DomainContext } from '../support/domain.ts';
import { stashOfLibrary } from '../support/stash-of-library.ts';

const scenes = 2_000;
let stash: FakeStash;
let client: StashClient;

beforeAll(async () => {
  ({ stash, client } = await stashOfLibrary(scenes));
});
afterAll(() => stash.close());

function run(context: DomainContext, input: Partial<SyncInput> = {}) {
  return sync(context, aRun(context), { mode: 'incremental', confirmDeletions: false, ...input });
}

async function idsInStash(): Promise<number[]> {
  const { findScenes } = await client.request(SweepScenesDocument, { after: 0, perPage: 5_000 });
  return findScenes.scenes.map(({ id }) => Number(id));
}

/** Every scene, asked for one by one: another way than the sync's. */
async function expectMirrorOf(context: DomainContext): Promise<void> {
  const ids = await idsInStash();
  const mirror = readScenes(context.database, ids);
  expect(mirror.size).toBe(ids.length);
  expect(context.database.get<{ n: number }>('select count(*) as n from mirror.scenes')?.n).toBe(ids.length);
  for (const id of ids.filter((_, index) => index % 10 === 0)) {
    const { findScene } = await client.request(SceneByIdDocument, { id: String(id) });
    expect(mirror.get(id)).toEqual(fromAnswer(findScene!));
  }
}

describe('a library of 2,000 scenes', () => {
  it('is mirrored, then followed through edits and deletions', async () => {
    const context = domainContext(client);
    const first = await run(context);
    expect(first.result).toMatchObject({ type: 'full', created: scenes, failed: 0 });
    await expectMirrorOf(context);
    for (const kind of ['performers', 'studios', 'tags'] as const) {
      expect(readEntities(context.database, kind).length).toBeGreaterThan(10);
    }

    stash.requests.clear();
    expect((await run(context)).message).toBe('Compared 2,000 scenes: nothing changed.');
    expect(stash.requests.entries.length).toBeLessThan(8);

    const [edited, retagged, gone] = (await idsInStash()).slice(10) as [number, number, number];
    await change(
      `mutation { sceneUpdate(input: { id: ${edited}, title: "Low Tide", rating100: 80 }) { id } }`,
    );
    await change(
      `mutation { bulkSceneUpdate(input: { ids: [${retagged}], tag_ids: { ids: [1], mode: ADD } }) { id } }`,
    );
    await change(`mutation { sceneDestroy(input: { id: ${gone} }) }`);
    const { result } = await run(context);
    expect(result).toMatchObject({ created: 0, deleted: 1, failed: 0 });
    expect(result.updatedScenes).toContain(edited);
    expect(readScenes(context.database, [edited]).get(edited)).toMatchObject({
      title: 'Low Tide',
      rating100: 80,
    });
    await expectMirrorOf(context);

    const full = await run(context, { mode: 'full' });
    expect(full.result).toMatchObject({ created: 0, updated: 0, deleted: 0, unchanged: scenes - 1 });
  });
});

async function change(mutation: string): Promise<void> {
  const { errors } = await ask(stash, mutation);
  expect(errors).toBeUndefined();
}
