import { expect, it } from 'vitest';
import listPlans from '../../plugin/operations/list-plans.ts';
import { addTo, aPlan } from '../support/a-plan.ts';
import { callHandler, noStash } from '../support/operation.ts';
import { aLibrary } from '../support/reviewed-library.ts';

it('lists plans newest first, page by page', async () => {
  const context = aLibrary(noStash);
  const plans = [5, 6, 7].map((tag) => aPlan(context, addTo(1, 'tags', tag)));
  const first = await callHandler(listPlans, { limit: 2 }, context);
  expect(first).toMatchObject({ more: true, plans: [{ id: plans[2] }, { id: plans[1] }] });
  const second = await callHandler(listPlans, { limit: 2, before: plans[1]! }, context);
  expect(second).toMatchObject({ more: false, plans: [{ id: plans[0] }] });
});

it('counts changes by status and scenes once', async () => {
  const context = aLibrary(noStash);
  aPlan(context, addTo(1, 'tags', 5), addTo(1, 'tags', 6), addTo(2, 'tags', 5));
  context.database.run(`update changes set status = 'rejected' where scene_id = 2`);
  const { plans } = await callHandler(listPlans, {}, context);
  expect(plans).toMatchObject([{ scenes: 2, counts: { pending: 2, rejected: 1 }, scenesAnalyzed: 2 }]);
});

it('narrows to the statuses asked for', async () => {
  const context = aLibrary(noStash);
  aPlan(context, addTo(1, 'tags', 5));
  expect((await callHandler(listPlans, { statuses: ['applied'] }, context)).plans).toEqual([]);
  expect((await callHandler(listPlans, { statuses: ['applied', 'draft'] }, context)).plans).toHaveLength(1);
});
