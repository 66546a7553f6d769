import type { Context } from '../context.ts';
import { finishPlansOfRun } from '../plans/finish-plan.ts';
import { addRunEvent } from '../store/run-events.ts';
import { cancelOpenSteps } from '../store/run-steps.ts';
import { endRun, type RunRow } from '../store/runs.ts';
import type { IsAlive } from './own-process.ts';
import { publishRun } from './publish-run.ts';

/** A process that lives beats every second. So long silent, one of which we know nothing else is taken for gone. */
const silentAfterMs = 60_000;

const stoppedOutside =
  "It was stopped from outside (Stash's stop button, a restart or a kill). What it did is kept; start it again to go on.";

/**
 * Whether nobody works on a run that says so: its process is gone. One that lives may be silent (the computer slept)
 * and goes on; only of a process that cannot be seen from here the heartbeat decides.
 */
export function isDead(run: RunRow, now: string, isAlive: IsAlive): boolean {
  if (run.status !== 'running' && run.status !== 'cancelling') return false;
  if (run.leasePid === null || run.heartbeatAt === null) return true;
  const alive = isAlive(run.leasePid, run.leaseHost);
  return alive === null ? Date.parse(now) - Date.parse(run.heartbeatAt) > silentAfterMs : !alive;
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
