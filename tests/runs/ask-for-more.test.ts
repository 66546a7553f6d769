import { expect, test } from 'vitest';
import { Conflict } from '../../src/errors.ts';
import { type StartRequest, startRun } from '../../src/runs/start-run.ts';
import { runningTaskJob } from '../../src/runs/stash-job.ts';
import { planSteps, startStep, stepsOf } from '../../src/store/run-steps.ts';
import { runById, takeLease } from '../../src/store/runs.ts';
import { processWith, type TestContext, testContext } from '../support/test-context.ts';

const start = (context: TestContext, kind: StartRequest['kind'], input: StartRequest['input']) =>
  startRun(context, async () => context.stash, processWith(7), { kind, input });
const work = (context: TestContext, id: number): void =>
  takeLease(context.database, id, { owner: 'it', pid: 7, host: 'here' }, context.clock.now());
const inputOf = (context: TestContext, id: number) => runById(context.database, id)?.input;

test.each([
  ['sync', { mode: 'incremental' }, { mode: 'full' }, { mode: 'full' }],
  [
    'sync',
    { mode: 'full' },
    { mode: 'incremental', confirmDeletions: true },
    { mode: 'full', confirmDeletions: true },
  ],
  ['analyze', { again: false }, { again: true }, { again: true }],
  ['analyze', { again: true }, { includeOrganized: true }, { again: true, includeOrganized: true }],
  ['analyze', { includeOrganized: true }, { again: false }, { includeOrganized: true }],
  ['process-new-scenes', { paths: ['/a'] }, { paths: ['/b'] }, { paths: ['/a', '/b'] }],
  ['process-new-scenes', { paths: ['/a'] }, {}, {}],
] as const)('a queued %s of %j that is asked for %j does both', async (kind, first, second, both) => {
  const context = testContext();
  const { run } = await start(context, kind, first as StartRequest['input']);
  const again = await start(context, kind, second as StartRequest['input']);
  expect(again).toMatchObject({ alreadyActive: true, run: { id: run.id } });
  expect(inputOf(context, run.id)).toEqual(both);
  expect(context.stash.jobs).toHaveLength(1);
});

test('a full sync is queued behind an incremental one that works already, once', async () => {
  const context = testContext();
  const first = await start(context, 'sync', { mode: 'incremental' });
  work(context, first.run.id);
  const full = await start(context, 'sync', { mode: 'full' });
  expect(full).toMatchObject({ alreadyActive: false, run: { scope: 'full', status: 'queued' } });
  expect((await start(context, 'sync', { mode: 'full' })).run.id).toBe(full.run.id);
  expect((await start(context, 'sync', { confirmDeletions: true })).run.id).toBe(full.run.id);
  expect(inputOf(context, full.run.id)).toEqual({ mode: 'full', confirmDeletions: true });
  expect((await start(context, 'sync', { mode: 'incremental' })).run.id).toBe(first.run.id);
  expect(context.stash.jobs).toHaveLength(2);
});

test('a full sync that works already is the answer to an incremental one', async () => {
  const context = testContext();
  const { run } = await start(context, 'sync', { mode: 'full' });
  work(context, run.id);
  expect(await start(context, 'sync', {})).toMatchObject({ alreadyActive: true, run: { id: run.id } });
});

test('a sync of tags alone is other work than a sync of everything', async () => {
  const context = testContext();
  const tags = await start(context, 'sync', { entities: ['tags'] });
  const all = await start(context, 'sync', {});
  expect(all.run.id).not.toBe(tags.run.id);
});

test('other folders are refused while new scenes are being processed, not answered with that run', async () => {
  const context = testContext();
  const { run } = await start(context, 'process-new-scenes', { paths: ['/a'] });
  work(context, run.id);
  await expect(start(context, 'process-new-scenes', { paths: ['/b'] })).rejects.toThrow(Conflict);
});

/** Process new scenes whose scan was begun, and that then failed. */
async function failedWorkflow(context: TestContext, paths?: string[]): Promise<number> {
  const { run } = await start(context, 'process-new-scenes', paths ? { paths } : {});
  planSteps(context.database, run.id, ['scan', 'sync']);
  startStep(context.database, run.id, 0, context.clock.now());
  context.database.run(`update runs set status = 'failed' where id = ?`, [run.id]);
  context.database.run(`update run_steps set status = 'completed' where position = 0`);
  return run.id;
}

test('new scenes of other folders are a new run after a failed one, which stays failed', async () => {
  const context = testContext();
  const failed = await failedWorkflow(context, ['/a']);
  const { run } = await start(context, 'process-new-scenes', {});
  expect(run.id).not.toBe(failed);
  expect(runById(context.database, failed)?.status).toBe('failed');
});

test('a failed run goes on where it was within the hour, and after that from its scan', async () => {
  for (const [minutes, scan] of [
    [59, 'completed'],
    [61, 'pending'],
  ] as const) {
    const context = testContext();
    const failed = await failedWorkflow(context, ['/b', '/a']);
    context.pass(minutes * 60_000);
    const { run } = await start(context, 'process-new-scenes', { paths: ['/a', '/b'] });
    expect(run.id).toBe(failed);
    expect(stepsOf(context.database, failed)[0]?.status).toBe(scan);
  }
});

test('a task finds the job it is by what Stash works on now', async () => {
  const context = testContext();
  expect(await runningTaskJob(context.stash)).toBeNull();
  await start(context, 'sync', {});
  await start(context, 'analyze', {});
  expect(await runningTaskJob(context.stash)).toBeNull();
  const job = context.stash.nextJob()!;
  expect(await runningTaskJob(context.stash)).toEqual({ id: job.id, addedAt: job.addTime });
});
