import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { fromAnswer } from '../../src/stash/scene.ts';
import { sync } from '../../src/sync/sync.ts';
import { verify } from '../../src/sync/verify.ts';
import { aScene } from '../support/a-scene.ts';
import { aRun, domainContext, type DomainContext } from '../support/domain.ts';
import { mirrorRows } from '../support/mirror-rows.ts';
import { scriptedStash, type ScriptedStash } from '../support/scripted-stash.ts';

function library(size: number): ScriptedStash {
  return scriptedStash(...Array.from({ length: size }, (_, index) => aScene(index + 1)));
}

async function synced(stash: ScriptedStash): Promise<DomainContext> {
  const context = domainContext(stash);
  await sync(context, aRun(context), { mode: 'incremental', confirmDeletions: false });
  return context;
}

const proofOf = (context: DomainContext) =>
  context.database.get<Record<string, unknown>>('select * from verifications order by id desc limit 1');

it('finds nothing in a mirror that is right, and keeps a hash per thousand scenes that anybody can compute', async () => {
  const stash = library(1_200);
  const context = await synced(stash);
  const { message, withErrors } = await verify(context, aRun(context), { all: true, sample: 10 });
  expect(message).toBe('Verified 1,200 scenes: all as in Stash.');
  expect(withErrors).toBe(false);
  const digest = (from: number, to: number): string =>
    createHash('sha256')
      .update(
        [...stash.scenes.values()]
          .slice(from, to)
          .map((scene) => JSON.stringify(fromAnswer(scene)))
          .join('\n'),
      )
      .digest('hex');
  expect(proofOf(context)).toMatchObject({
    whole: 1,
    scenes: 1_200,
    checked: 1_200,
    differing: 0,
    repaired: 0,
    sample: null,
    hashes: JSON.stringify([digest(0, 1_000), digest(1_000, 1_200)]),
    database_agrees: null,
  });
});

it('repairs what differs, tells edits from what no sync could see, and logs the fields', async () => {
  const stash = library(40);
  const context = await synced(stash);
  stash.put(aScene(3).at('/library/renamed.mp4'));
  stash.put(aScene(4).titled('Low Tide').updatedAt('2026-03-01T12:00:00+01:00'), aScene(41));
  stash.scenes.delete(7);
  context.database.run(`update mirror.scenes set title = 'Spoiled' where id = 9`);
  const { message } = await verify(context, aRun(context), { all: true, sample: 10 });
  expect(message).toBe(
    'Verified 40 scenes: 2 new or edited since the last sync, 2 different without a new timestamp, 1 no longer in Stash.',
  );
  expect(proofOf(context)).toMatchObject({ differing: 5, repaired: 5 });
  const fresh = await synced(stash);
  expect(mirrorRows(context.database)).toEqual(mirrorRows(fresh.database));
  expect(
    context.database.all(
      `select entity_id, change_type, changed_fields from sync_log where entity_id is not null order by entity_id`,
    ),
  ).toEqual([
    { entity_id: 3, change_type: 'updated', changed_fields: '["files"]' },
    { entity_id: 4, change_type: 'updated', changed_fields: '["title"]' },
    { entity_id: 7, change_type: 'deleted', changed_fields: null },
    { entity_id: 9, change_type: 'updated', changed_fields: '["title"]' },
    { entity_id: 41, change_type: 'created', changed_fields: null },
  ]);
});

it('checks only the sample it names', async () => {
  const stash = library(60);
  const context = await synced(stash);
  const asked = stash.asked.length;
  await verify(context, aRun(context), { all: false, sample: 20 });
  const sample = JSON.parse(String(proofOf(context)?.['sample'])) as number[];
  expect(sample.length).toBeGreaterThanOrEqual(17);
  expect(sample.length).toBeLessThanOrEqual(20);
  const read = stash.asked.slice(asked).filter(({ question }) => question === 'byIds');
  expect(read.flatMap(({ variables }) => variables.ids.map(Number))).toEqual(sample);
});

it('deletes nothing on the word of a sweep that does not add up', async () => {
  const stash = library(60);
  const context = await synced(stash);
  stash.breaks('sweep', (answer) => void answer.findScenes.scenes.splice(20, 5));
  const { withErrors } = await verify(context, aRun(context), { all: true, sample: 10 });
  expect(withErrors).toBe(true);
  expect(context.database.get('select count(*) as n from mirror.scenes')).toEqual({ n: 60 });
});
