import { expect, it } from 'vitest';
import decideChanges from '../../plugin/operations/decide-changes.ts';
import { InvalidInput, NotFound } from '../../src/errors.ts';
import { addTo, aPlan, changeOf } from '../support/a-plan.ts';
import { callHandler, noStash } from '../support/operation.ts';
import { aLibrary } from '../support/reviewed-library.ts';

it('decides on a plan by filter, as the plan page sends it', async () => {
  const context = aLibrary(noStash);
  const plan = aPlan(context, addTo(1, 'tags', 5), addTo(2, 'tags', 5, 0.4));
  const input = { decision: 'approve', plan, filter: { statuses: ['pending'], minConfidence: 0.5 } } as const;
  const decided = await callHandler(decideChanges, structuredClone(input) as never, context);
  expect(decided).toMatchObject({ changed: 1, unchanged: 0 });
  expect(changeOf(context, 1, 'tags').status).toBe('approved');
});

it('takes back by its time exactly what one call decided', async () => {
  let now = '2026-03-10T12:00:00.000Z';
  const context = { ...aLibrary(noStash), clock: { now: () => now } };
  const plan = aPlan(context, addTo(1, 'tags', 5), addTo(2, 'tags', 5));
  const decideOn = (decision: 'approve' | 'reset', filter: object) =>
    callHandler(decideChanges, { decision, plan, filter } as never, context);
  await decideOn('approve', { scenes: [1] });
  now = '2026-03-10T12:00:01.000Z';
  const second = await decideOn('approve', { statuses: ['pending'] });

  const back = await decideOn('reset', { statuses: ['approved'], decidedAt: second.decidedAt });
  expect(back.changed).toBe(1);
  expect(changeOf(context, 1, 'tags').status).toBe('approved');
  expect(changeOf(context, 2, 'tags').status).toBe('pending');
});

it('refuses both and neither of changes and plan', async () => {
  const context = aLibrary(noStash);
  await expect(callHandler(decideChanges, { decision: 'approve' }, context)).rejects.toThrow(InvalidInput);
  const both = { decision: 'approve', plan: 1, changes: [1] } as const;
  await expect(callHandler(decideChanges, { ...both, changes: [1] }, context)).rejects.toThrow(InvalidInput);
});

it('says that the plan does not exist', async () => {
  const context = aLibrary(noStash);
  await expect(callHandler(decideChanges, { decision: 'reject', plan: 9 }, context)).rejects.toThrow(
    NotFound,
  );
});
