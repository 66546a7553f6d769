import type { Context } from '../context.ts';
import { openRuns } from '../store/runs.ts';
import { endDeadRun, isDead } from './dead-run.ts';
import type { IsAlive } from './own-process.ts';

/** Ends every run whose process is gone, so that no page shows work that nobody does. Returns their ids. */
export function reconcileRuns(
  context: Pick<Context, 'database' | 'clock' | 'live'>,
  isAlive: IsAlive,
): number[] {
  const now = context.clock.now();
  return openRuns(context.database)
    .filter((run) => isDead(run, now, isAlive) && endDeadRun(context, run))
    .map((run) => run.id);
}
