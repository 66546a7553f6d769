import type { Context } from '../context.ts';
import { countsByStatus, growingPlansOfRun, removePlan, setPlanStatus } from '../store/plans.ts';

/** Ends the growth of a plan: it is ready for review, or gone when nothing was proposed. */
export function finishPlan(
  { database, clock, live }: Pick<Context, 'database' | 'clock' | 'live'>,
  plan: number,
): 'draft' | 'removed' {
  const finished = database.transaction(() => {
    const counts = countsByStatus(database, plan);
    const changes = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (changes === 0) {
      removePlan(database, plan);
      return 'removed';
    }
    // Somebody may have begun to review it while it grew.
    setPlanStatus(database, plan, (counts.pending ?? 0) < changes ? 'reviewing' : 'draft', clock.now());
    return 'draft';
  });
  live.publish({ topics: ['plans'] });
  return finished;
}

/** A run that ended in the middle, however it ended, leaves no plan behind that seems to grow for ever. */
export function finishPlansOfRun(context: Pick<Context, 'database' | 'clock' | 'live'>, run: number): void {
  for (const plan of growingPlansOfRun(context.database, run)) finishPlan(context, plan);
}
