import { expect, it } from 'vitest';
import planDetail from '../../plugin/operations/plan-detail.ts';
import { insertRun } from '../../src/store/runs.ts';
import { addTo, aPlan, setTo } from '../support/a-plan.ts';
import { callHandler, noStash } from '../support/operation.ts';
import { aLibrary } from '../support/reviewed-library.ts';

it('counts by field and detector, and what Apply would do', async () => {
  const context = aLibrary(noStash);
  const plan = aPlan(context, addTo(1, 'tags', 5), addTo(2, 'tags', 5), setTo(2, 'title', null, 'A'));
  context.database.run(`update changes set status = 'approved' where field = 'tags'`);
  const detail = await callHandler(planDetail, { plan }, context);
  expect(detail).toMatchObject({
    byField: [
      { field: 'tags', changes: 2, pending: 0, counts: { approved: 2 } },
      { field: 'title', changes: 1, pending: 1, counts: { pending: 1 } },
    ],
    byDetector: [{ detector: 'test', changes: 3, pending: 1 }],
    toApply: { changes: 2, scenes: 2 },
    toUndo: { changes: 0, scenes: 0 },
    activeRun: null,
  });
});

it('names the run that works on the plan', async () => {
  const context = aLibrary(noStash);
  const plan = aPlan(context, addTo(1, 'tags', 5));
  const run = insertRun(context.database, {
    kind: 'apply',
    scope: `plan:${plan}`,
    input: { plan },
    actor: 'person',
    planId: plan,
    parentRunId: null,
    createdAt: '',
  });
  const { activeRun } = await callHandler(planDetail, { plan }, context);
  expect(activeRun).toMatchObject({ id: run, kind: 'apply', status: 'queued' });
});

it('says that a plan does not exist', async () => {
  await expect(callHandler(planDetail, { plan: 9 }, aLibrary(noStash))).rejects.toThrow(
    'Plan 9 does not exist.',
  );
});
