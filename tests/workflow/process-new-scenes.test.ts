import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { StashUnreachable } from '../../src/errors.ts';
import { decideChanges } from '../../src/plans/decide-changes.ts';
import { cancelRun } from '../../src/runs/cancel-run.ts';
import { reconcileRuns } from '../../src/runs/reconcile-runs.ts';
import { resumeRun } from '../../src/runs/resume-run.ts';
import { startRun } from '../../src/runs/start-run.ts';
import { saveSettings } from '../../src/settings/save-settings.ts';
import { changesOfScene } from '../../src/store/changes.ts';
import { stepsOf } from '../../src/store/run-steps.ts';
import { childRuns, requestCancel, runById } from '../../src/store/runs.ts';
import { resumeAfterApply } from '../../src/workflow/resume-after-apply.ts';
import { stopJobsOf } from '../../src/workflow/stop-jobs.ts';
import { applyRun } from '../support/apply-runs.ts';
import { emptyScene, type InMemoryStash, inMemoryStash } from '../support/in-memory-stash.ts';
import { livesThrough, mortal } from '../support/mortal.ts';
import { processWith, type TestContext, testContext } from '../support/test-context.ts';
import { turnAll, turnOnce } from '../support/turn-queue.ts';

/** Later than every addTime of the in-memory queue. */
const scannedAt = '2026-02-01T00:00:00+01:00';

function aLibrary(): TestContext {
  const stash = inMemoryStash({ 1: { path: '/films/Blue Harbor/an old one.mp4' } });
  stash.studios.set(3, 'Blue Harbor');
  stash.performers.set(7, 'Odalys Brennick');
  return testContext(stash);
}

/** What Stash's scan finds: two new files of a known studio. */
function scan(stash: InMemoryStash): void {
  stash.scenes.set(
    21,
    emptyScene({ path: '/films/Blue Harbor/Odalys Brennick - one.mp4', createdAt: scannedAt }),
  );
  stash.scenes.set(22, emptyScene({ path: '/films/Blue Harbor/two.mp4', createdAt: scannedAt }));
}
const scanNothing = (): void => {};

function approveAutomatically(context: TestContext): void {
  const autoApprove = { enabled: true, minConfidence: 0, fields: ['studio' as const, 'performers' as const] };
  saveSettings(context, { autoApprove });
}

async function start(context: TestContext): Promise<number> {
  const stash = async () => context.stash;
  const { run } = await startRun(context, stash, processWith(), { kind: 'process-new-scenes', input: {} });
  return run.id;
}

const stepStates = (context: TestContext, run: number): string[] =>
  stepsOf(context.database, run).map((step) => `${step.name} ${step.status}`);
const statusOf = (context: TestContext, run: number) => runById(context.database, run)?.status;
const generated = (context: TestContext): unknown[] =>
  context.stash.jobs.flatMap(({ what }) =>
    what.kind === 'generate' ? [(what.input as { sceneIDs: string[] }).sceneIDs] : [],
  );
const writes = (context: TestContext): string[] =>
  context.stash.writes.map((write) => `${write.scene} ${write.what}`).toSorted();

describe('with a policy', () => {
  test('every step is a job of its own, and the new scenes are filled in', async () => {
    const context = aLibrary();
    approveAutomatically(context);
    const run = await start(context);
    await turnAll(context, scan);
    expect(context.stash.jobs.map((job) => job.what.kind)).toEqual([
      'task',
      'scan',
      'task',
      'task',
      'task',
      'task',
      'generate',
      'task',
    ]);
    expect(stepStates(context, run)).toEqual([
      'scan completed',
      'sync completed',
      'analyze completed',
      'apply completed',
      'generate completed',
    ]);
    expect(statusOf(context, run)).toBe('completed');
    expect(writes(context)).toEqual(['21 +performers:7', '21 studio_id="3"', '22 studio_id="3"']);
    expect(generated(context)).toEqual([['21', '22']]);
    expect(childRuns(context.database, run).map((child) => child.kind)).toEqual(['sync', 'analyze', 'apply']);
  });

  test('leaves scenes alone that were in Stash before', async () => {
    const context = aLibrary();
    approveAutomatically(context);
    await start(context);
    await turnAll(context, scan);
    expect(context.stash.scenes.get(1)?.studio).toBeNull();
  });

  test('asks for the scan with the options that are set in Stash', async () => {
    const context = aLibrary();
    await start(context);
    await turnOnce(context, scan);
    expect(context.stash.jobs[1]?.what).toEqual({ kind: 'scan', input: context.stash.scanDefaults });
  });

  test('skips what has nothing to do, and never asks Stash to generate for the whole library', async () => {
    const context = aLibrary();
    approveAutomatically(context);
    const run = await start(context);
    await turnAll(context, scanNothing);
    expect(stepStates(context, run).slice(2)).toEqual([
      'analyze skipped',
      'apply skipped',
      'generate skipped',
    ]);
    expect(runById(context.database, run)).toMatchObject({ status: 'completed', message: '0 new scenes.' });
    expect(generated(context)).toEqual([]);
  });

  test('does not name a scene to generate for that was deleted meanwhile', async () => {
    const context = aLibrary();
    approveAutomatically(context);
    await start(context);
    for (let turn = 0; turn < 5; turn++) await turnOnce(context, scan);
    context.stash.scenes.delete(21);
    await turnAll(context, scan);
    expect(generated(context)).toEqual([['22']]);
  });

  test('a foreign job in between gets its turn, and changes nothing', async () => {
    const context = aLibrary();
    approveAutomatically(context);
    const run = await start(context);
    for (let more = true; more; more = await turnOnce(context, scan)) {
      await context.stash.request('mutation QueueScan' as never, { input: {} } as never);
      if (context.stash.jobs.length > 14) break;
    }
    await turnAll(context, scan);
    expect(statusOf(context, run)).toBe('completed');
    expect(writes(context)).toHaveLength(3);
  });
});

describe('without a policy', () => {
  test('stops at a plan to review and writes nothing', async () => {
    const context = aLibrary();
    const run = await start(context);
    await turnAll(context, scan);
    expect(runById(context.database, run)).toMatchObject({
      status: 'paused',
      planId: 1,
      message: '3 changes on 2 scenes wait for your review in plan 1.',
    });
    expect(stepStates(context, run).slice(3)).toEqual(['apply waiting', 'generate pending']);
    expect(writes(context)).toEqual([]);
  });

  test('goes on to generate when the plan was applied', async () => {
    const context = aLibrary();
    const run = await start(context);
    await turnAll(context, scan);
    decideChanges(context, 'approve', { plan: 1, filter: {} });
    await resumeAfterApply(context, await applyRun(context, { plan: 1 }), 1);
    await turnAll(context, scan);
    expect(statusOf(context, run)).toBe('completed');
    expect(generated(context)).toEqual([['21', '22']]);
  });

  test('does not go on when another plan was applied', async () => {
    const context = aLibrary();
    const run = await start(context);
    await turnAll(context, scan);
    await resumeAfterApply(context, await applyRun(context, { plan: 99 }), 99);
    expect(statusOf(context, run)).toBe('paused');
  });

  test('does not go on after an apply of everything while its own plan still waits for decisions', async () => {
    const context = aLibrary();
    const run = await start(context);
    await turnAll(context, scan);
    await resumeAfterApply(context, await applyRun(context), undefined);
    expect(statusOf(context, run)).toBe('paused');
    decideChanges(context, 'approve', { plan: 1, filter: {} });
    await resumeAfterApply(context, await applyRun(context), undefined);
    expect(statusOf(context, run)).toBe('queued');
  });

  test('goes on without the review when a person says so, and the plan keeps waiting', async () => {
    const context = aLibrary();
    const run = await start(context);
    await turnAll(context, scan);
    await resumeRun(context, async () => context.stash, run);
    await turnAll(context, scan);
    expect(statusOf(context, run)).toBe('completed');
    expect(changesOfScene(context.database, 22).map((change) => change.status)).toEqual(['pending']);
  });
});

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

describe('killed in any of its jobs, then started again', { timeout: 120_000 }, () => {
  /** Turns the queue; the process of the n-th task of ours dies at the given step. Returns its steps. */
  async function turnWithDeath(context: TestContext, nth: number, diesAt: number): Promise<number> {
    let tasks = 0;
    let steps = 0;
    for (;;) {
      let life: ReturnType<typeof mortal> | undefined;
      const before = tasks;
      const turn = turnOnce(context, scan, (own) => {
        if (++tasks !== nth) return own;
        life = mortal(own, diesAt);
        return life.context;
      });
      let more = true;
      await livesThrough(turn.then((done) => void (more = done)));
      if (life) {
        steps = life.steps();
        context.stash.afterPart = () => {};
        const killed = context.stash.jobs.find((job) => job.status === 'RUNNING');
        // To Stash a crashed plugin has finished its job.
        if (killed) killed.status = 'FINISHED';
      }
      if (!more && before === tasks) return steps;
    }
  }

  async function trial(nth: number, diesAt: number): Promise<number> {
    const context = aLibrary();
    approveAutomatically(context);
    const run = await start(context);
    const steps = await turnWithDeath(context, nth, diesAt);
    reconcileRuns(context, () => false);
    const again = statusOf(context, run) === 'completed' ? run : await start(context);
    await turnAll(context, scan);
    const changes = [21, 22].flatMap((id) => changesOfScene(context.database, id));
    expect({
      killed: `in job ${nth} at step ${diesAt}`,
      again,
      status: statusOf(context, run),
      writes: writes(context),
      generated: [...new Set(generated(context).map(String))],
      changes: changes.map((change) => change.status),
    }).toEqual({
      killed: `in job ${nth} at step ${diesAt}`,
      again: run,
      status: 'completed',
      writes: ['21 +performers:7', '21 studio_id="3"', '22 studio_id="3"'],
      generated: ['21,22'],
      changes: ['applied', 'applied', 'applied'],
    });
    return steps;
  }

  test.each([1, 2, 3, 4, 5, 6])('job %i is recovered wherever it dies', async (nth) => {
    const steps = await trial(nth, Number.POSITIVE_INFINITY);
    expect(steps).toBeGreaterThan(10);
    // Every statement and request is a step; some of each job are enough here, and other ones in each.
    const stride = Math.max(1, Math.floor(steps / 8));
    for (let diesAt = nth; diesAt <= steps; diesAt += stride) await trial(nth, diesAt);
  });
});
