import type { Context } from '../context.ts';
import { countsByStatus, planById, setPlanStatus } from '../store/plans.ts';

/** A plan is applied when nothing of it waits for a decision or for Apply, and something of it was applied. */
export function settlePlan({ database, clock }: Pick<Context, 'database' | 'clock'>, id: number): void {
  const plan = planById(database, id);
  if (!plan || plan.status === 'cancelled' || plan.status === 'pending') return;
  const counts = countsByStatus(database, id);
  const open = (counts.pending ?? 0) + (counts.approved ?? 0);
  const status = open === 0 && (counts.applied ?? 0) > 0 ? 'applied' : unsettled(plan.status);
  if (status !== plan.status) setPlanStatus(database, id, status, clock.now());
}

function unsettled(status: 'draft' | 'reviewing' | 'applied'): 'draft' | 'reviewing' {
  return status === 'applied' ? 'reviewing' : status;
}
