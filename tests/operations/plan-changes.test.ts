import { expect, it } from 'vitest';
import planChanges from '../../plugin/operations/plan-changes.ts';
import { addTo, aPlan, setTo } from '../support/a-plan.ts';
import { callHandler, noStash } from '../support/operation.ts';
import { aLibrary } from '../support/reviewed-library.ts';

function aBigPlan() {
  const context = aLibrary(noStash);
  const plan = aPlan(
    context,
    addTo(3, 'tags', 5, 0.5),
    addTo(1, 'tags', 5, 0.95),
    setTo(1, 'title', null, 'A', 0.6),
    addTo(2, 'tags', 5, 0.9),
    addTo(400, 'tags', 5, 0.9),
  );
  return { context, plan };
}

it('pages by scene, each with all its changes', async () => {
  const { context, plan } = aBigPlan();
  const first = await callHandler(planChanges, { plan, limit: 2 }, context);
  expect(first.scenes.map(({ id, changes }) => [id, changes.length])).toEqual([
    [1, 2],
    [2, 1],
  ]);
  expect(first).toMatchObject({ totalScenes: 4, more: true });
  const second = await callHandler(planChanges, { plan, limit: 2, after: 2 }, context);
  expect(second.scenes.map(({ id }) => id)).toEqual([3, 400]);
  expect(second.more).toBe(false);
});

it('counts the changes of all pages that a filter means, so that a bulk decision can say its size', async () => {
  const { context, plan } = aBigPlan();
  const all = await callHandler(planChanges, { plan, limit: 200 }, context);
  const first = await callHandler(planChanges, { plan, limit: 1 }, context);
  expect(first.totalChanges).toBe(all.scenes.flatMap((scene) => scene.changes).length);
  const titles = await callHandler(planChanges, { plan, filter: { fields: ['title'] }, limit: 1 }, context);
  expect(titles.totalChanges).toBe(titles.scenes.flatMap((scene) => scene.changes).length);
  expect(titles.totalChanges).toBeLessThan(first.totalChanges);
});

it('shows a scene that the mirror does not know by its number', async () => {
  const { context, plan } = aBigPlan();
  const { scenes } = await callHandler(planChanges, { plan, filter: { scenes: [400] } }, context);
  expect(scenes).toMatchObject([{ id: 400, title: 'Scene 400', path: null, studio: null, performers: [] }]);
});

it.each([
  [{ fields: ['title'] as const }, [1]],
  [{ minConfidence: 0.9 }, [1, 2, 400]],
  [{ statuses: ['approved'] as const }, []],
  [{ detectors: ['test'], scenes: [2, 3] }, [2, 3]],
  [{ detectors: [] }, []],
  [{ fields: ['tags'] as const, minConfidence: 0.95 }, [1]],
])('narrows by %j', async (filter, wanted) => {
  const { context, plan } = aBigPlan();
  const { scenes, totalScenes } = await callHandler(
    planChanges,
    { plan, filter: structuredClone(filter) as object },
    context,
  );
  expect(scenes.map(({ id }) => id)).toEqual(wanted);
  expect(totalScenes).toBe(wanted.length);
});

it('shows of a scene only the changes that match', async () => {
  const { context, plan } = aBigPlan();
  const { scenes } = await callHandler(
    planChanges,
    { plan, filter: { minConfidence: 0.9, scenes: [1] } },
    context,
  );
  expect(scenes[0]?.changes.map(({ field }) => field)).toEqual(['tags']);
});
