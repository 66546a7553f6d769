import { expect, it } from 'vitest';
import overview from '../../plugin/operations/overview.ts';
import { sync } from '../../src/sync/sync.ts';
import { markAnalyzed } from '../../src/store/analyzed-scenes.ts';
import { aScene } from '../support/a-scene.ts';
import { aRun, domainContext } from '../support/domain.ts';
import { callHandler } from '../support/operation.ts';
import { insertPlan, insertRun } from '../support/rows.ts';
import { aPerformer, scriptedStash } from '../support/scripted-stash.ts';

it('is all zero, without a last sync, before anything happened', async () => {
  const output = await callHandler(overview, {}, domainContext(scriptedStash()));
  expect(output).toMatchObject({
    scenes: 0,
    notAnalyzed: 0,
    pendingChanges: 0,
    activeRuns: [],
    lastSync: null,
  });
});

it('counts the mirror, what is left to analyze, what waits for review and what runs', async () => {
  const stash = scriptedStash(aScene(1), aScene(2), aScene(3), aScene(4).organized());
  stash.performers.push(aPerformer(1, 'Noor Almesqui'));
  const context = domainContext(stash);
  const run = aRun(context);
  await sync(context, run, { mode: 'incremental', confirmDeletions: false });
  context.database.run(`update runs set status = 'completed' where id = ?`, [run.id]);
  markAnalyzed(context.database, [2], null, '');
  insertPlan(context.database, [{ scene: 1 }, { scene: 1 }, { scene: 2 }, { scene: 3, status: 'approved' }]);
  insertPlan(
    context.database,
    [
      { scene: 3, status: 'drifted' },
      { scene: 2, status: 'failed' },
    ],
    'applied',
  );
  insertPlan(context.database, [{ scene: 1 }], 'cancelled');
  const active = insertRun(context.database, 'queued', []);
  insertRun(context.database, 'failed', []);

  const output = await callHandler(overview, {}, context);
  expect(output).toMatchObject({
    version: '0.0.1-test',
    scenes: 4,
    performers: 1,
    notAnalyzed: 2,
    pendingChanges: 3,
    pendingScenes: 2,
    approvedChanges: 1,
    problemChanges: 2,
    openPlans: 1,
    lastSync: { runId: run.id, status: 'completed', scenes: 4 },
  });
  expect(output.activeRuns.map(({ id }) => id)).toEqual([active]);
});
