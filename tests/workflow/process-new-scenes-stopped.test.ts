import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { StashUnreachable } from '../../src/errors.ts';
import { cancelRun } from '../../src/runs/cancel-run.ts';
import { stepsOf } from '../../src/store/run-steps.ts';
import { childRuns, requestCancel, runById } from '../../src/store/runs.ts';
import { stopJobsOf } from '../../src/workflow/stop-jobs.ts';
import {
  aLibrary,
  approveAutomatically,
  scan,
  scanNothing,
  start,
  statusOf,
  stepStates,
  writes,
} from '../support/new-scenes.ts';
import { processWith } from '../support/test-context.ts';
import { turnAll, turnOnce } from '../support/turn-queue.ts';

describe('what can go wrong', () => {
  test("Stash's scan was stopped: the run is cancelled", async () => {
    const context = aLibrary();
    const run = await start(context);
    await turnOnce(context, scan);
    context.stash.jobs[1]!.status = 'CANCELLED';
    await turnAll(context, scan);
    expect(statusOf(context, run)).toBe('cancelled');
    expect(stepStates(context, run).slice(0, 2)).toEqual(['scan cancelled', 'sync pending']);
  });

  test("Stash's scan failed: the rest is done, and the run says so", async () => {
    const context = aLibrary();
    const run = await start(context);
    await turnOnce(context, scan);
    Object.assign(context.stash.jobs[1]!, { status: 'FAILED', error: 'ffmpeg is missing' });
    await turnAll(context, scan);
    expect(statusOf(context, run)).toBe('completed_with_errors');
    expect(stepsOf(context.database, run)[0]).toMatchObject({
      status: 'failed',
      message: 'ffmpeg is missing',
    });
  });

  test('Stash forgot the scan: the sync shows what is there', async () => {
    const context = aLibrary();
    approveAutomatically(context);
    await start(context);
    await turnOnce(context, scan);
    scan(context.stash);
    context.stash.jobs.splice(1, 1);
    await turnAll(context, scan);
    expect(writes(context)).toHaveLength(3);
  });

  test('cancelled while Stash scans: scan and continuation leave the queue', async () => {
    const context = aLibrary();
    const run = await start(context);
    await turnOnce(context, scan);
    await cancelRun(context, async () => context.stash, processWith().isAlive, run);
    expect(context.stash.jobs.slice(1).map((job) => job.status)).toEqual(['CANCELLED', 'CANCELLED']);
    expect(await turnOnce(context, scan)).toBe(false);
  });

  test('cancelled while a child run works: both are, and what was written stays', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const context = aLibrary();
    approveAutomatically(context);
    const run = await start(context);
    context.stash.afterPart = () => {
      requestCancel(context.database, run, 'now');
      vi.advanceTimersByTime(250);
    };
    await turnAll(context, scan);
    expect(statusOf(context, run)).toBe('cancelled');
    expect(childRuns(context.database, run).at(-1)).toMatchObject({ kind: 'apply', status: 'cancelled' });
    expect(stepStates(context, run).slice(3)).toEqual(['apply cancelled', 'generate pending']);
    expect(new Set(context.stash.writes.map((write) => write.scene))).toEqual(new Set([21]));
  });

  test('cancelled in the moment in which its scan is queued: nothing of it stays in the queue', async () => {
    const context = aLibrary();
    const run = await start(context);
    context.stash.before = (operation) => {
      if (operation === 'QueueTask') requestCancel(context.database, run, 'now');
    };
    await turnOnce(context, scan);
    expect(statusOf(context, run)).toBe('cancelled');
    await stopJobsOf(context, run);
    expect(context.stash.jobs.slice(1).map((job) => job.status)).toEqual(['CANCELLED', 'CANCELLED']);
  });

  test('Stash cannot be reached in a step: started again, the run goes on with that step', async () => {
    const context = aLibrary();
    const run = await start(context);
    context.stash.before = (operation) => {
      if (operation === 'QueueScan') throw new StashUnreachable('Stash does not answer.');
    };
    await turnOnce(context, scan);
    expect(runById(context.database, run)).toMatchObject({
      status: 'failed',
      error: 'Stash does not answer.',
    });
    context.stash.before = () => {};
    expect(await start(context)).toBe(run);
    await turnAll(context, scan);
    expect(statusOf(context, run)).toBe('paused');
  });

  test('a second start while one waits is the same run', async () => {
    const context = aLibrary();
    const run = await start(context);
    await turnOnce(context, scan);
    expect(await start(context)).toBe(run);
  });

  test('a start after a finished run is a new one', async () => {
    const context = aLibrary();
    const run = await start(context);
    await turnAll(context, scanNothing);
    expect(await start(context)).not.toBe(run);
  });
});
