import type { Context } from '../context.ts';
import { finishPlansOfRun } from '../plans/finish-plan.ts';
import { addRunEvent } from '../store/run-events.ts';
import { cancelOpenSteps } from '../store/run-steps.ts';
import { endRun, type RunRow } from '../store/runs.ts';
import { publishRun } from './publish-run.ts';

/** A process that lives beats every second; one that is silent for this long is hung or gone. */
export const silentAfterMs = 15_000;

const stoppedOutside =
  "It was stopped from outside (Stash's stop button, a restart or a kill). What it did is kept; start it again to go on.";

/** Whether nobody works on a run that says so: its process is gone, or has not beaten for 15 seconds. */
export function isDead(run: RunRow, now: string, isAlive: (pid: number) => boolean): boolean {
  if (run.status !== 'running' && run.status !== 'cancelling') return false;
  if (run.leasePid === null || run.heartbeatAt === null) return true;
  return !isAlive(run.leasePid) || Date.parse(now) - Date.parse(run.heartbeatAt) > silentAfterMs;
}

/**
 * Ends a run whose process is gone: as cancelled when somebody had asked it to stop, else as failed. A plan that was
 * still growing stays, with what is in it. False when somebody else did it first.
 */
export function endDeadRun(context: Pick<Context, 'database' | 'clock' | 'live'>, run: RunRow): boolean {
  const { database, clock } = context;
  const now = clock.now();
  const cancelled = run.cancelRequestedAt !== null;
  const ended = database.transaction(() => {
    const done = endRun(database, run.id, ['running', 'cancelling'], run.leaseOwner, {
      status: cancelled ? 'cancelled' : 'failed',
      error: cancelled ? null : stoppedOutside,
      ...(cancelled ? { message: 'Cancelled.' } : {}),
      endedAt: now,
    });
    if (!done) return false;
    finishPlansOfRun(context, run.id);
    if (cancelled) cancelOpenSteps(database, run.id, now);
    addRunEvent(
      database,
      run.id,
      now,
      cancelled ? 'info' : 'error',
      cancelled ? 'Cancelled.' : stoppedOutside,
    );
    return true;
  });
  if (ended) publishRun(context, run.id, { topics: ['runs', 'plans', 'scenes'], scenes: null });
  return ended;
}
