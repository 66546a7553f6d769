import { describe, expect, test } from 'vitest';
import { StashRefused } from '../../src/errors.ts';
import { performRun, type RunRequest } from '../../src/runs/perform-run.ts';
import { insertRun, runById } from '../../src/store/runs.ts';
import { runEvents } from '../../src/store/run-events.ts';
import { requestCancel } from '../../src/store/runs.ts';
import { processWith, type TestContext, testContext } from '../support/test-context.ts';

function request(more: Partial<RunRequest> = {}): RunRequest & { input: unknown } {
  return {
    kind: 'sync',
    scope: '',
    input: { mode: 'incremental' },
    actor: 'task',
    process: processWith(),
    ...more,
  };
}

function anotherRun(
  context: TestContext,
  status: string,
  lease?: { pid: number; beatMsAgo: number; host?: string },
): number {
  const createdAt = context.clock.now();
  const id = insertRun(context.database, {
    kind: 'sync',
    scope: '',
    input: { mode: 'full' },
    actor: 'person',
    planId: null,
    parentRunId: null,
    createdAt,
  });
  const beat = lease && new Date(Date.parse(createdAt) - lease.beatMsAgo).toISOString();
  context.database.run(
    'update runs set status = ?, lease_owner = ?, lease_pid = ?, lease_host = ?, heartbeat_at = ? where id = ?',
    [status, lease ? 'another process' : null, lease?.pid ?? null, lease?.host ?? 'here', beat ?? null, id],
  );
  return id;
}

const fine = async () => ({ message: 'Read 3 scenes.', result: { read: 3 } });
const mustNotRun = async (): Promise<never> => {
  throw new Error('the work was done twice');
};

describe('how a run ends', () => {
  test('keeps the message and the result of work that ended well', async () => {
    const context = testContext();
    const run = await performRun(context, request(), fine);
    expect(run).toMatchObject({ status: 'completed', message: 'Read 3 scenes.', progress: 1, error: null });
    expect(runById(context.database, run.id)).toMatchObject({ result: { read: 3 }, leaseOwner: null });
    expect(run.endedAt).not.toBeNull();
  });

  test('says so when some items failed', async () => {
    const run = await performRun(testContext(), request(), async () => ({
      ...(await fine()),
      withErrors: true,
    }));
    expect(run.status).toBe('completed_with_errors');
  });

  test('is failed with the sentence of a known error, and logs no stack', async () => {
    const context = testContext();
    const run = await performRun(context, request(), async () => {
      throw new StashRefused('Stash says no.');
    });
    expect(run).toMatchObject({ status: 'failed', error: 'Stash says no.' });
    expect(context.lines).toEqual(['Stash says no.']);
    expect(runEvents(context.database, run.id, 10).map((event) => event.message)).toEqual(['Stash says no.']);
  });

  test('logs the stack of an unknown error', async () => {
    const context = testContext();
    await performRun(context, request(), async () => {
      throw new TypeError('a bug');
    });
    expect(context.lines.join('\n')).toContain('perform-run.test.ts');
  });

  test('waits without a lease when a Stash job is next, and is not ended', async () => {
    const context = testContext();
    const run = await performRun(context, request(), async () => ({
      ...(await fine()),
      next: 'waiting' as const,
    }));
    expect(run).toMatchObject({ status: 'waiting', endedAt: null });
    expect(runById(context.database, run.id)?.leaseOwner).toBeNull();
  });
});

describe('one active run per kind and scope', () => {
  test('joins a run whose process lives and beats', async () => {
    const context = testContext();
    const other = anotherRun(context, 'running', { pid: 7, beatMsAgo: 1000 });
    const run = await performRun(context, request({ process: processWith(7) }), mustNotRun);
    expect(run.id).toBe(other);
    expect(context.lines).toEqual([`Already running as run ${other}.`]);
  });

  test('ends a run whose process is gone and does the work', async () => {
    const context = testContext();
    const other = anotherRun(context, 'running', { pid: 7, beatMsAgo: 1000 });
    const run = await performRun(context, request(), fine);
    expect(run.id).not.toBe(other);
    expect(run.status).toBe('completed');
    expect(runById(context.database, other)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('stopped from outside'),
    });
  });

  test('waits for a process that lives and was silent for long: the computer slept', async () => {
    const context = testContext();
    const other = anotherRun(context, 'running', { pid: 7, beatMsAgo: 3_600_000 });
    expect((await performRun(context, request({ process: processWith(7) }), mustNotRun)).id).toBe(other);
  });

  test.each([
    { pid: 7, beatMsAgo: 59_000, joins: true },
    { pid: 8, beatMsAgo: 59_000, joins: true },
    { pid: 7, beatMsAgo: 61_000, joins: false },
  ])(
    'believes only the heartbeat of a process in another container: $beatMsAgo ms ago',
    async ({ joins, ...lease }) => {
      const context = testContext();
      const other = anotherRun(context, 'running', { ...lease, host: 'elsewhere' });
      const run = await performRun(context, request({ process: processWith(7) }), joins ? mustNotRun : fine);
      expect(run.id === other).toBe(joins);
    },
  );

  test('takes a queued run over with the input it was queued with', async () => {
    const context = testContext();
    const queued = anotherRun(context, 'queued');
    const inputs: unknown[] = [];
    const run = await performRun(context, request(), async (_run, input) => {
      inputs.push(input);
      return fine();
    });
    expect(run.id).toBe(queued);
    expect(inputs).toEqual([{ mode: 'full' }]);
  });

  test('a job that asks for more makes the queued run do it', async () => {
    const context = testContext();
    const queued = anotherRun(context, 'queued');
    const inputs: unknown[] = [];
    const wish = { mode: 'incremental', confirmDeletions: true };
    const run = await performRun(context, request({ input: wish }), async (_run, input) => {
      inputs.push(input);
      return fine();
    });
    expect(run.id).toBe(queued);
    expect(inputs).toEqual([{ mode: 'full', confirmDeletions: true }]);
  });

  test('a job that asks for more than a run whose process still lives does its work after that one', async () => {
    const context = testContext();
    const other = anotherRun(context, 'running', { pid: 7, beatMsAgo: 0 });
    let looks = 0;
    const process = { ...processWith(), isAlive: () => ++looks < 3 };
    const run = await performRun(context, request({ input: { confirmDeletions: true }, process }), fine);
    expect(run.id).not.toBe(other);
    expect(run.status).toBe('completed');
  });

  test('the job of a run that was given up before its job was known does the work after all', async () => {
    const context = testContext();
    const failed = anotherRun(context, 'failed');
    const run = await performRun(context, request({ runId: failed }), fine);
    expect(run).toMatchObject({ id: failed, status: 'completed', error: null });
  });

  test('a run that failed at its work is not done again by its own job', async () => {
    const context = testContext();
    const failed = anotherRun(context, 'failed');
    context.database.run(`update runs set started_at = 'before' where id = ?`, [failed]);
    expect((await performRun(context, request({ runId: failed }), mustNotRun)).status).toBe('failed');
  });

  test('does nothing for a run that another job has done already', async () => {
    const context = testContext();
    const done = anotherRun(context, 'completed');
    const run = await performRun(context, request({ runId: done }), mustNotRun);
    expect(run.status).toBe('completed');
  });

  test('runs of other scopes do not hinder one another', async () => {
    const context = testContext();
    anotherRun(context, 'running', { pid: 7, beatMsAgo: 0 });
    const run = await performRun(context, request({ scope: 'scenes:4', process: processWith(7) }), fine);
    expect(run.status).toBe('completed');
  });
});

describe('a run that is asked to stop', () => {
  test('aborts the signal and ends as cancelled', async () => {
    const context = testContext();
    const run = await performRun(context, request(), async (active) => {
      requestCancel(context.database, active.id, context.clock.now());
      await new Promise((resolve) => active.signal.addEventListener('abort', resolve));
      active.throwIfCancelled();
      return fine();
    });
    expect(run).toMatchObject({ status: 'cancelled', error: null });
  });

  test('is seen between items of work that never yields', async () => {
    const context = testContext();
    let items = 0;
    const run = await performRun(context, request(), async (active) => {
      requestCancel(context.database, active.id, context.clock.now());
      for (; items < 1e9; items++) active.throwIfCancelled();
      return fine();
    });
    expect(run.status).toBe('cancelled');
  });

  test('stops with the run it is a part of', async () => {
    const outer = new AbortController();
    const run = await performRun(testContext(), request({ signal: outer.signal }), async (active) => {
      outer.abort(new StashRefused('the outer reason'));
      active.throwIfCancelled();
      return fine();
    });
    expect(run.error).toBe('the outer reason');
  });
});

test('a process that lost its lease writes nothing more', async () => {
  const context = testContext();
  const run = await performRun(context, request(), async (active) => {
    context.database.run(`update runs set lease_owner = 'a newer process', message = 'theirs' where id = ?`, [
      active.id,
    ]);
    active.progress(5, 10, 'ours');
    await new Promise((resolve) => active.signal.addEventListener('abort', resolve));
    active.throwIfCancelled();
    return fine();
  });
  expect(run).toMatchObject({ status: 'running', message: 'theirs', progress: 0 });
});

test('always passes on the last progress, however fast it came', async () => {
  const context = testContext();
  await performRun(context, request(), async (active) => {
    for (let done = 0; done <= 100; done++) active.progress(done, 200, `item ${done}`);
    return { message: '', result: {}, next: 'paused' };
  });
  expect(context.fractions.at(-1)).toBe(0.5);
  expect(context.published.some((event) => event.run?.message === 'item 100')).toBe(true);
  // The first is passed on at once, the many in between are not.
  expect(context.fractions.length).toBeLessThan(50);
});

test('names the scenes it works on to open pages', async () => {
  const context = testContext();
  const run = await performRun(context, request(), async (active) => {
    active.claimScenes([4, 5]);
    active.sceneEnded(4, 'failed', 'No such file.');
    return fine();
  });
  expect(context.published.at(-1)).toMatchObject({
    scenes: [4, 5],
    run: { id: run.id, status: 'completed' },
  });
});
