import { expect, it } from 'vitest';
import sceneStates from '../../plugin/operations/scene-states.ts';
import { fromAnswer } from '../../src/stash/scene.ts';
import { writeScenes } from '../../src/store/mirror-scenes.ts';
import { aScene } from '../support/a-scene.ts';
import { domainContext, type DomainContext } from '../support/domain.ts';
import { callHandler, noStash } from '../support/operation.ts';
import { writeFact } from '../../src/store/mirror-facts.ts';
import { type SyncLogRow, writeSyncLog } from '../../src/store/sync-log.ts';
import { startSyncRun } from '../../src/store/sync-runs.ts';
import { insertPlan, insertRun } from '../support/rows.ts';

const updatedAt = '2026-02-01T10:00:00+01:00';
const updatedAtUnix = Date.parse(updatedAt) / 1000;

function mirrorOf(...ids: number[]): DomainContext {
  const context = domainContext(noStash);
  writeScenes(
    context.database,
    ids.map((id) => fromAnswer(aScene(id).updatedAt(updatedAt).build())),
    '',
  );
  return context;
}

it('shows nothing for a scene that is synced and that nobody works on', async () => {
  const { states } = await callHandler(sceneStates, { scenes: [{ id: 1, updatedAtUnix }] }, mirrorOf(1));
  expect(states).toEqual([{ id: 1, run: null, pendingChanges: 0, needsResync: false }]);
});

it('shows the active run that still waits for the scene, and none that is done with it or over', async () => {
  const context = mirrorOf(1, 2, 3);
  insertRun(context.database, 'failed', [1, 3]);
  const id = insertRun(context.database, 'running', [1, 2]);
  context.database.run(`update run_scenes set status = 'done' where run_id = ? and scene_id = 2`, [id]);
  const { states } = await callHandler(sceneStates, { scenes: [{ id: 1 }, { id: 2 }, { id: 3 }] }, context);
  expect(states.map(({ run }) => run)).toEqual([
    { id, kind: 'analyze', status: 'running', progress: 0.25 },
    null,
    null,
  ]);
});

it('counts pending changes of all plans but cancelled ones', async () => {
  const context = mirrorOf(1);
  insertPlan(context.database, [{ scene: 1 }, { scene: 1 }, { scene: 1, status: 'approved' }]);
  insertPlan(context.database, [{ scene: 1 }], 'reviewing');
  insertPlan(context.database, [{ scene: 1 }], 'cancelled');
  const { states } = await callHandler(sceneStates, { scenes: [{ id: 1 }] }, context);
  expect(states[0]?.pendingChanges).toBe(3);
});

it('asks for none where the page is behind what StashHog itself just wrote', async () => {
  const { states } = await callHandler(
    sceneStates,
    { scenes: [{ id: 1, updatedAtUnix: updatedAtUnix - 1 }] },
    synced(mirrorOf(1)),
  );
  expect(states[0]?.needsResync).toBe(false);
});

it('asks for a resync when the mirror lacks the scene or holds an older second', async () => {
  const { states } = await callHandler(
    sceneStates,
    {
      scenes: [
        { id: 1, updatedAtUnix: updatedAtUnix + 1 },
        { id: 2, updatedAtUnix },
        { id: 3 },
        { id: 9, updatedAtUnix },
      ],
    },
    synced(mirrorOf(1, 2, 3)),
  );
  expect(states.map(({ needsResync }) => needsResync)).toEqual([true, false, false, true]);
});

it('asks for no resync before the first sync: every card would', async () => {
  const { states } = await callHandler(sceneStates, { scenes: [{ id: 1 }, { id: 9 }] }, mirrorOf(1));
  expect(states.map(({ needsResync }) => needsResync)).toEqual([false, false]);
});

it('says why a scene could not be read, until it could', async () => {
  const context = synced(mirrorOf(1, 2));
  const id = startSyncRun(context.database, 0, 'incremental', 'api', '');
  const log = (row: SyncLogRow) => writeSyncLog(context.database, { id, type: 'incremental', at: '' }, [row]);
  log({ entity: 'scene', id: 1, change: 'failed', error: 'converting NULL to int' });
  log({ entity: 'scene', id: 2, change: 'failed', error: 'converting NULL to int' });
  log({
    entity: 'scene',
    id: 2,
    change: 'updated',
    changes: [{ field: 'title', old: null, new: 'Low Tide' }],
  });
  const { states } = await callHandler(sceneStates, { scenes: [{ id: 1 }, { id: 2 }] }, context);
  expect(states.map(({ syncError }) => syncError)).toEqual(['converting NULL to int', undefined]);
});

function synced(context: DomainContext): DomainContext {
  writeFact(context.database, 'first-sync', '2026-03-01T09:00:00.000Z');
  return context;
}
