import { expect, it } from 'vitest';
import sceneHistory from '../../plugin/operations/scene-history.ts';
import { sync } from '../../src/sync/sync.ts';
import { aScene } from '../support/a-scene.ts';
import { aRun, domainContext } from '../support/domain.ts';
import { callHandler } from '../support/operation.ts';
import { scriptedStash } from '../support/scripted-stash.ts';

async function threeSyncs() {
  const stash = scriptedStash(aScene(1), aScene(2));
  const context = domainContext(stash);
  const next = (scenes?: number[]) =>
    sync(context, aRun(context), { mode: 'incremental', confirmDeletions: false, ...(scenes && { scenes }) });
  await next();
  stash.put(aScene(1).titled('Low Tide').updatedAt('2026-03-01T10:00:00+01:00'), aScene(3));
  await next();
  await next([1]);
  return context;
}

it("lists a scene's rows with their sync runs, newest first, down to the first sync of everything", async () => {
  const { rows, more } = await callHandler(sceneHistory, { scene: 1 }, await threeSyncs());
  expect(more).toBe(false);
  expect(rows.map((row) => [row.sync_type, row.change_type, row.had_changes, row.changed_fields])).toEqual([
    ['specific', 'skipped', false, []],
    ['incremental', 'updated', true, ['title']],
    ['full', 'created', true, []],
  ]);
  expect(rows[1]?.sync_run).toMatchObject({
    status: 'completed',
    items_synced: 3,
    items_created: 1,
    items_updated: 1,
  });
});

it('leaves out what happened before the scene existed, and rows of other scenes', async () => {
  const context = await threeSyncs();
  const { rows } = await callHandler(sceneHistory, { scene: 3 }, context);
  expect(rows.map((row) => row.change_type)).toEqual(['created']);
  expect((await callHandler(sceneHistory, { scene: 2 }, context)).rows).toHaveLength(1);
});

it('pages', async () => {
  const context = await threeSyncs();
  const first = await callHandler(sceneHistory, { scene: 1, limit: 2 }, context);
  expect(first.more).toBe(true);
  const second = await callHandler(sceneHistory, { scene: 1, limit: 2, before: first.rows[1]!.id }, context);
  expect(second.rows.map((row) => row.sync_type)).toEqual(['full']);
  expect(second.more).toBe(false);
});
