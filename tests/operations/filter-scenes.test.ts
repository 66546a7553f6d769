import { describe, expect, it } from 'vitest';
import filterScenes from '../../plugin/operations/filter-scenes.ts';
import { sync } from '../../src/sync/sync.ts';
import { earlier } from '../../src/sync/find-outdated.ts';
import { aScene } from '../support/a-scene.ts';
import { aRun, domainContext } from '../support/domain.ts';
import { callHandler, noStash } from '../support/operation.ts';
import { insertPlan, insertRun } from '../support/rows.ts';
import { scriptedStash } from '../support/scripted-stash.ts';

it('finds scenes in active runs, and scenes with pending changes, without asking Stash', async () => {
  const context = domainContext(noStash);
  insertRun(context.database, 'running', [5, 3]);
  insertRun(context.database, 'completed', [4]);
  insertPlan(context.database, [{ scene: 9 }, { scene: 5 }, { scene: 7, status: 'rejected' }]);
  expect(await callHandler(filterScenes, { wishes: ['active'] }, context)).toEqual({ ids: [3, 5] });
  expect(await callHandler(filterScenes, { wishes: ['pending'] }, context)).toEqual({ ids: [5, 9] });
});

it('answers with the scenes that fulfil every wish', async () => {
  const context = domainContext(noStash);
  insertRun(context.database, 'running', [3, 5]);
  insertPlan(context.database, [{ scene: 5 }, { scene: 9 }]);
  expect(await callHandler(filterScenes, { wishes: ['active', 'pending'] }, context)).toEqual({ ids: [5] });
});

describe('resync', () => {
  const long = '2025-01-01T10:00:00+01:00';

  it('finds changed and new scenes by asking only for what is near the newest known', async () => {
    const stash = scriptedStash(...[1, 2, 3, 4].map((id) => aScene(id).updatedAt(long)), aScene(5));
    const context = domainContext(stash);
    await sync(context, aRun(context), { mode: 'incremental', confirmDeletions: false });
    stash.put(aScene(2).updatedAt('2026-02-02T10:00:00+01:00'), aScene(6).updatedAt(long));
    stash.asked.length = 0;
    expect(await callHandler(filterScenes, { wishes: ['resync'] }, context)).toEqual({ ids: [2, 6] });
    expect(stash.asked.map(({ question, variables }) => [question, variables.after])).toEqual([
      ['sweep', 5],
      ['since', 0],
    ]);
  });

  it('finds every scene while nothing was synced', async () => {
    const context = domainContext(scriptedStash(aScene(1), aScene(2)));
    expect(await callHandler(filterScenes, { wishes: ['resync'] }, context)).toEqual({ ids: [1, 2] });
  });

  it('finds a scene changed in the hour that a clock went back', () => {
    const before = '2025-10-26T02:59:59+02:00';
    const after = '2025-10-26T02:00:01+01:00';
    expect(after < before).toBe(true);
    expect(after > earlier(before)).toBe(true);
  });
});
