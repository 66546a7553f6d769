import type { Context } from '../context.ts';
import type { AutoApprovePolicy } from '../settings/settings.ts';
import { decide } from '../store/plan-changes.ts';
import { movePlans } from '../store/plans.ts';

/**
 * Approves what the policy covers; each change keeps the policy as it was then. Only pending changes: what a person
 * decided stays. Returns how many were approved.
 */
export function approveByPolicy(
  { database, clock, live }: Pick<Context, 'database' | 'clock' | 'live'>,
  plan: number,
  policy: AutoApprovePolicy,
): number {
  if (!policy.enabled) return 0;
  const now = clock.now();
  const approved = database.transaction(() => {
    const filter = { fields: policy.fields, minConfidence: policy.minConfidence };
    const changed = decide(
      database,
      { plan, filter },
      { status: 'approved', approvedBy: 'policy', policy, at: now, from: ['pending'] },
    );
    if (changed > 0) movePlans(database, [plan], ['draft'], 'reviewing', now);
    return changed;
  });
  if (approved > 0) live.publish({ topics: ['plans', 'scenes'], scenes: null });
  return approved;
}
