import { expect, test } from 'vitest';
import { startPlan, addProposals } from '../../src/plans/grow-plan.ts';
import { queueJobOfRun } from '../../src/runs/queue-run.ts';
import { reconcileQueuedRuns } from '../../src/runs/reconcile-queued-runs.ts';
import { reconcileRuns } from '../../src/runs/reconcile-runs.ts';
import type { RunKind } from '../../src/runs/run.ts';
import { planById } from '../../src/store/plans.ts';
import { insertRun, requestCancel, runById, setRunJob, takeLease } from '../../src/store/runs.ts';
import { addTo } from '../support/a-plan.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

const nobody = (): boolean => false;

function aRunOf(context: TestContext, kind: RunKind = 'sync'): number {
  const createdAt = context.clock.now();
  return insertRun(context.database, {
    kind,
    scope: '',
    input: {},
    actor: 'person',
    planId: null,
    parentRunId: null,
    createdAt,
  });
}

function running(context: TestContext, kind: RunKind = 'sync'): number {
  const id = aRunOf(context, kind);
  takeLease(context.database, id, { owner: 'gone', pid: 7, host: 'here' }, context.clock.now());
  return id;
}

test('a run whose process is gone is failed, says how to go on, and pages are told', () => {
  const context = testContext();
  const id = running(context);
  expect(reconcileRuns(context, nobody)).toEqual([id]);
  expect(runById(context.database, id)).toMatchObject({
    status: 'failed',
    error: expect.stringMatching(/stopped from outside.*start it again/),
  });
  expect(context.published).toMatchObject([{ run: { id, status: 'failed' } }]);
});

test('a run whose process lives is left alone', () => {
  const context = testContext();
  const id = running(context);
  expect(reconcileRuns(context, (pid) => pid === 7)).toEqual([]);
  expect(runById(context.database, id)?.status).toBe('running');
});

test('a run that was killed while it was to stop is cancelled', () => {
  const context = testContext();
  const id = running(context);
  requestCancel(context.database, id, context.clock.now());
  reconcileRuns(context, nobody);
  expect(runById(context.database, id)).toMatchObject({ status: 'cancelled', error: null });
});

test('a plan that grew in a killed run can be reviewed, an empty one is gone', () => {
  const context = testContext();
  const plan = startPlan(context, { name: 'Half', runId: running(context, 'analyze') });
  addProposals(context, plan, [addTo(1, 'tags', 2)], [1]);
  reconcileRuns(context, nobody);
  expect(planById(context.database, plan)?.status).toBe('draft');

  const empty = startPlan(context, { name: 'Nothing', runId: running(context, 'analyze') });
  reconcileRuns(context, nobody);
  expect(planById(context.database, empty)).toBeUndefined();
});

test('a queued run whose job Stash has forgotten is stalled', async () => {
  const context = testContext();
  const id = aRunOf(context);
  setRunJob(context.database, id, '12', 'yesterday');
  expect(await reconcileQueuedRuns(context, context.stash)).toEqual([id]);
  expect(runById(context.database, id)).toMatchObject({
    status: 'failed',
    error: expect.stringContaining('queue'),
  });
});

test("a job of another day with the same number is not the run's job", async () => {
  const context = testContext();
  const id = aRunOf(context);
  await context.stash.request('mutation QueueScan' as never, { input: {} } as never);
  setRunJob(context.database, id, '1', 'another day');
  await reconcileQueuedRuns(context, context.stash);
  expect(runById(context.database, id)?.status).toBe('failed');
});

test("a queued run whose job waits in Stash's queue is left alone, and costs one request", async () => {
  const context = testContext();
  const id = aRunOf(context);
  await context.stash.request('mutation QueueScan' as never, { input: {} } as never);
  setRunJob(context.database, id, '1', context.stash.jobs[0]!.addTime);
  const asked: string[] = [];
  context.stash.before = (operation) => void asked.push(operation);
  expect(await reconcileQueuedRuns(context, context.stash)).toEqual([]);
  expect(asked).toEqual(['JobQueue']);
});

test('a run whose job a person took out of the queue is cancelled', async () => {
  const context = testContext();
  const id = aRunOf(context);
  await context.stash.request('mutation QueueScan' as never, { input: {} } as never);
  const job = context.stash.jobs[0]!;
  setRunJob(context.database, id, job.id, job.addTime);
  job.status = 'CANCELLED';
  await reconcileQueuedRuns(context, context.stash);
  expect(runById(context.database, id)?.status).toBe('cancelled');
});

test('a run that was just made has half a minute to get its job', async () => {
  const context = testContext();
  const id = aRunOf(context);
  context.pass(20_000);
  expect(await reconcileQueuedRuns(context, context.stash)).toEqual([]);
  context.pass(20_000);
  expect(await reconcileQueuedRuns(context, context.stash)).toEqual([id]);
});

test('a run that never heard of its job finds it in the queue by its name', async () => {
  const context = testContext();
  const [other, id] = [aRunOf(context, 'analyze'), aRunOf(context)];
  for (const run of [other, id]) await queueJobOfRun(context.stash, runById(context.database, run)!);
  context.pass(60_000);
  expect(await reconcileQueuedRuns(context, context.stash)).toEqual([]);
  const job = context.stash.jobs[1]!;
  expect(runById(context.database, id)).toMatchObject({
    status: 'queued',
    jobId: job.id,
    jobAddedAt: job.addTime,
  });
});
