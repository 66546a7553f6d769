import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildNameIndex } from '../../src/analyze/name-index.ts';
import { detect } from '../../src/analyze/detect.ts';
import { analyze } from '../../src/analyze/analyze.ts';
import type { Proposal } from '../../src/plans/change.ts';
import { defaultSettings } from '../../src/settings/read-settings.ts';
import type { StashClient } from '../../src/stash/client.ts';
import type { StashScene } from '../../src/stash/scene.ts';
import { readEntities } from '../../src/store/mirror-entities.ts';
import { readScenes } from '../../src/store/mirror-scene-reads.ts';
import { sync } from '../../src/sync/sync.ts';
import type { FakeStash } from '../fake-stash/start.ts';
import type { SceneTruth } from '../fake-stash/library/truth.ts';
import { aRun, domainContext } from '../support/domain.ts';
import { stashOfLibrary } from '../support/stash-of-library.ts';

const believedFrom = 0.7;

interface Score {
  right: number;
  wrong: string[];
  missed: string[];
}

let stash: FakeStash;
let client: StashClient;
let scenes: Map<number, StashScene>;
let proposals: Proposal[];
let truth: Map<string, SceneTruth>;

beforeAll(async () => {
  ({ stash, client } = await stashOfLibrary(2_000));
  truth = stash.truth.all();
});
afterAll(() => stash.close());

/** Expected ids per scene against proposed ones: the scene's own values are neither. */
function score(
  field: 'studio' | 'performers',
  expected: (truth: SceneTruth, scene: StashScene) => number[],
): Score {
  const result: Score = { right: 0, wrong: [], missed: [] };
  const byScene = Map.groupBy(proposals, ({ sceneId }) => sceneId);
  for (const scene of scenes.values()) {
    const wanted = new Set(expected(truth.get(String(scene.id))!, scene));
    for (const proposal of byScene.get(scene.id) ?? []) {
      if (proposal.field !== field || proposal.confidence < believedFrom) continue;
      if (wanted.delete(Number(proposal.proposed))) result.right++;
      else result.wrong.push(`${scene.files[0]?.path} | ${scene.title}: ${proposal.label}`);
    }
    for (const id of wanted) result.missed.push(`${scene.files[0]?.path} | ${scene.title}: ${id}`);
  }
  return result;
}

/* Compared in a way that a failure lists what was wrong or missed. */
const precision = ({ right, wrong }: Score): number => right / (right + wrong.length);
const recall = ({ right, missed }: Score): number => right / (right + missed.length);

describe('the proposals for the generated library, compared with what the generator hid in it', () => {
  it('are made from the mirror', async () => {
    const context = domainContext(client);
    await sync(context, aRun(context), { mode: 'full', confirmDeletions: false });
    const settings = defaultSettings();
    const outcome = await analyze(context, aRun(context, 'analyze'), { again: false }, settings);
    expect(outcome.result['scenes']).toBeGreaterThan(500);
    scenes = readScenes(context.database, [...truth.keys()].map(Number));
    const index = buildNameIndex({
      studios: readEntities(context.database, 'studios'),
      performers: readEntities(context.database, 'performers'),
    });
    proposals = [...scenes.values()].flatMap((scene) =>
      detect({ ...scene, path: scene.files[0]?.path ?? null }, index),
    );
  });

  it('name the right studio', () => {
    const studio = score('studio', ({ studioId }, scene) =>
      scene.studioId === null && studioId !== null ? [Number(studioId)] : [],
    );
    expect(precision(studio) >= 0.95 ? [] : studio.wrong).toEqual([]);
    expect(recall(studio) >= 0.97 ? [] : studio.missed).toEqual([]);
    expect(studio.right).toBeGreaterThan(200);
  });

  it('name the right performers', () => {
    const performers = score('performers', ({ performerIds }, scene) =>
      performerIds.map(Number).filter((id) => !scene.performerIds.includes(id)),
    );
    expect(precision(performers) >= 0.95 ? [] : performers.wrong).toEqual([]);
    expect(recall(performers) >= 0.97 ? [] : performers.missed).toEqual([]);
    expect(performers.right).toBeGreaterThan(500);
  });

  it('show namesakes, but believe in none of them', () => {
    const doubtful = [...truth].filter(([, { ambiguousIds }]) => ambiguousIds.length > 0);
    expect(doubtful.length).toBeGreaterThan(0);
    let shown = 0;
    for (const [id, { ambiguousIds }] of doubtful) {
      const named = proposals.filter(
        ({ sceneId, proposed }) => sceneId === Number(id) && ambiguousIds.includes(String(proposed)),
      );
      shown += named.length;
      expect(named.every(({ confidence }) => confidence < believedFrom)).toBe(true);
    }
    expect(shown).toBeGreaterThan(0);
  });
});
