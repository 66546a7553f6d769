import { expect, it } from 'vitest';
import cancelPlan from '../../plugin/operations/cancel-plan.ts';
import { planById } from '../../src/store/plans.ts';
import { insertRun } from '../../src/store/runs.ts';
import { addTo, aPlan } from '../support/a-plan.ts';
import { callHandler, noStash } from '../support/operation.ts';
import { aLibrary } from '../support/reviewed-library.ts';

it('sets a plan aside', async () => {
  const context = aLibrary(noStash);
  const plan = aPlan(context, addTo(1, 'tags', 5));
  await callHandler(cancelPlan, { plan }, context);
  expect(planById(context.database, plan)?.status).toBe('cancelled');
});

it('refuses while a run works on it, and names the run', async () => {
  const context = aLibrary(noStash);
  const plan = aPlan(context, addTo(1, 'tags', 5));
  const createdAt = context.clock.now();
  const common = {
    kind: 'apply',
    scope: '',
    input: {},
    actor: 'person',
    parentRunId: null,
    createdAt,
  } as const;
  const run = insertRun(context.database, { ...common, planId: plan });
  await expect(callHandler(cancelPlan, { plan }, context)).rejects.toThrow(`Run ${run} (apply)`);
  expect(planById(context.database, plan)?.status).toBe('draft');
});
