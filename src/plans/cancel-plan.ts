import type { Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import { activeRunOfPlan } from '../store/runs.ts';
import { planById, setPlanStatus } from '../store/plans.ts';

/** Sets a plan aside: its open changes are no longer shown or applied. What was applied stays and can be undone. */
export function cancelPlan(
  { database, clock, live }: Pick<Context, 'database' | 'clock' | 'live'>,
  id: number,
): void {
  database.transaction(() => {
    const plan = planById(database, id);
    if (!plan) throw new NotFound(`Plan ${id} does not exist.`);
    const run = activeRunOfPlan(database, id);
    if (run) throw new Conflict(`Run ${run.id} (${run.kind}) works on plan ${id}; cancel that run first.`);
    if (plan.status !== 'cancelled') setPlanStatus(database, id, 'cancelled', clock.now());
  });
  live.publish({ topics: ['plans', 'scenes'], scenes: null });
}
