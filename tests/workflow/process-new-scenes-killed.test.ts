import { describe, expect, test } from 'vitest';
import { reconcileRuns } from '../../src/runs/reconcile-runs.ts';
import { changesOfScene } from '../../src/store/changes.ts';
import { livesThrough, mortal } from '../support/mortal.ts';
import {
  aLibrary,
  approveAutomatically,
  generated,
  scan,
  start,
  statusOf,
  writes,
} from '../support/new-scenes.ts';
import type { TestContext } from '../support/test-context.ts';
import { turnAll, turnOnce } from '../support/turn-queue.ts';

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
