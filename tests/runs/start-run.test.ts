import { expect, test } from 'vitest';
import { Conflict, StashUnreachable } from '../../src/errors.ts';
import { cancelRun } from '../../src/runs/cancel-run.ts';
import { resumeRun } from '../../src/runs/resume-run.ts';
import { type StartRequest, startRun } from '../../src/runs/start-run.ts';
import { planSteps, startStep, stepsOf, stepWaits } from '../../src/store/run-steps.ts';
import { openRuns, runById, takeLease } from '../../src/store/runs.ts';
import { processWith, type TestContext, testContext } from '../support/test-context.ts';

const start = (context: TestContext, request: StartRequest) =>
  startRun(context, async () => context.stash, processWith(), request);
const cancel = (context: TestContext, id: number, alive: number[] = []) =>
  cancelRun(context, async () => context.stash, processWith(...alive).isAlive, id);
const syncing: StartRequest = { kind: 'sync', input: {} };

test('asks Stash for a job that names the run, and remembers the job with the time it was added', async () => {
  const context = testContext();
  const { run, alreadyActive } = await start(context, { kind: 'apply', input: { plan: 4 } });
  const [job] = context.stash.jobs;
  expect(alreadyActive).toBe(false);
  expect(job?.what).toEqual({ kind: 'task', arguments: { task: 'apply', run: run.id, input: { plan: 4 } } });
  expect(run).toMatchObject({
    status: 'queued',
    scope: 'plan:4',
    planId: 4,
    jobId: job?.id,
    jobAddedAt: job?.addTime,
  });
});

test('answers with the run that does the same already', async () => {
  const context = testContext();
  const first = await start(context, syncing);
  const second = await start(context, syncing);
  expect(second).toMatchObject({ alreadyActive: true, run: { id: first.run.id } });
  expect(context.stash.jobs).toHaveLength(1);
});

test('scenes of their own are work of their own, in whatever order they are named', async () => {
  const context = testContext();
  const five = await start(context, { kind: 'apply', input: { scenes: [5, 6] } });
  const same = await start(context, { kind: 'apply', input: { scenes: [6, 5, 5] } });
  const other = await start(context, { kind: 'apply', input: { scenes: [6] } });
  expect(same.run.id).toBe(five.run.id);
  expect(other.alreadyActive).toBe(false);
});

test("starts afresh when the queued run's job was lost with a restart of Stash", async () => {
  const context = testContext();
  const lost = await start(context, syncing);
  context.stash.jobs.length = 0;
  const again = await start(context, syncing);
  expect(again.alreadyActive).toBe(false);
  expect(runById(context.database, lost.run.id)?.status).toBe('failed');
});

test('the run fails with the sentence when Stash does not take the job', async () => {
  const context = testContext();
  context.stash.before = (operation) => {
    if (operation === 'QueueTask') throw new StashUnreachable('Stash does not answer.');
  };
  await expect(start(context, syncing)).rejects.toThrow('Stash does not answer.');
  expect(openRuns(context.database)).toEqual([]);
  expect(runById(context.database, 1)).toMatchObject({ status: 'failed', error: 'Stash does not answer.' });
});

test('cancelling a queued run ends it at once and takes its job out of the queue', async () => {
  const context = testContext();
  const { run } = await start(context, syncing);
  expect(await cancel(context, run.id)).toMatchObject({ status: 'cancelled' });
  expect(context.stash.jobs[0]?.status).toBe('CANCELLED');
});

test('cancelling never stops a job that only has the same number', async () => {
  const context = testContext();
  const { run } = await start(context, syncing);
  context.stash.jobs[0]!.addTime = 'after a restart';
  await cancel(context, run.id);
  expect(context.stash.jobs[0]?.status).toBe('READY');
});

test('cancelling a waiting run stops its Stash job and its continuation', async () => {
  const context = testContext();
  const { run } = await start(context, { kind: 'process-new-scenes', input: {} });
  await context.stash.request('mutation QueueScan' as never, { input: {} } as never);
  const scan = context.stash.jobs[1]!;
  planSteps(context.database, run.id, ['scan', 'sync']);
  startStep(context.database, run.id, 0, 'now');
  stepWaits(context.database, run.id, 0, { id: scan.id, addedAt: scan.addTime }, 'Scanning');
  context.database.run(`update runs set status = 'waiting' where id = ?`, [run.id]);

  expect((await cancel(context, run.id)).status).toBe('cancelled');
  expect(context.stash.jobs.map((job) => job.status)).toEqual(['CANCELLED', 'CANCELLED']);
  expect(stepsOf(context.database, run.id).map((step) => step.status)).toEqual(['cancelled', 'pending']);
});

test('a running run is asked, a dead one is cancelled at once', async () => {
  const context = testContext();
  const { run } = await start(context, syncing);
  takeLease(context.database, run.id, { owner: 'it', pid: 7, host: 'here' }, context.clock.now());
  expect((await cancel(context, run.id, [7])).status).toBe('cancelling');
  expect((await cancel(context, run.id)).status).toBe('cancelled');
  expect((await cancel(context, run.id)).status).toBe('cancelled');
});

test('a paused run goes on as a job of its own; any other refuses', async () => {
  const context = testContext();
  const { run } = await start(context, { kind: 'process-new-scenes', input: { paths: ['/new'] } });
  const resume = () => resumeRun(context, async () => context.stash, run.id);
  await expect(resume()).rejects.toThrow(Conflict);
  context.database.run(`update runs set status = 'paused' where id = ?`, [run.id]);
  expect((await resume()).status).toBe('queued');
  expect(context.stash.jobs.at(-1)?.what).toEqual({
    kind: 'task',
    arguments: { task: 'process-new-scenes', run: run.id, input: { paths: ['/new'] } },
  });
});

test('a paused run waits while another one of its kind is active', async () => {
  const context = testContext();
  const first = await start(context, { kind: 'process-new-scenes', input: {} });
  context.database.run(`update runs set status = 'paused' where id = ?`, [first.run.id]);
  const second = await start(context, { kind: 'process-new-scenes', input: {} });
  expect(second.alreadyActive).toBe(false);
  await expect(resumeRun(context, async () => context.stash, first.run.id)).rejects.toThrow(
    `Run ${second.run.id}`,
  );
});
