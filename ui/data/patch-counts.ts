import type { QueryClient } from '@tanstack/react-query';
import type { OperationOutput } from '../../src/operations/registry.ts';
import type { ChangeStatus } from '../../src/plans/change.ts';
import type { ReviewChange } from './shapes.ts';

type Counts = Partial<Record<ChangeStatus, number>>;

/** A change of a plan that is shown with another status from now on. */
export interface Move extends Pick<ReviewChange, 'planId' | 'field'> {
  from: ChangeStatus;
  to: ChangeStatus;
}

/** Keeps the counts of a plan in step with what its list shows, until the plugin has counted again. */
export function patchCounts(client: QueryClient, moves: readonly Move[]): void {
  if (moves.length === 0) return;
  client.setQueriesData<OperationOutput<'plan-detail'>>(
    { queryKey: ['operation', 'plan-detail'] },
    (data) => {
      const own = data ? moves.filter((move) => move.planId === data.plan.id) : [];
      if (!data || own.length === 0) return data;
      const approved = (counts: Counts): number => counts.approved ?? 0;
      const counts = moved(data.plan.counts, own);
      return {
        ...data,
        plan: { ...data.plan, counts },
        byField: data.byField.map((one) => {
          const inField = moved(
            one.counts,
            own.filter((move) => move.field === one.field),
          );
          return { ...one, counts: inField, pending: inField.pending ?? 0 };
        }),
        toApply: { ...data.toApply, changes: approved(counts) },
      };
    },
  );
}

function moved(counts: Counts, moves: readonly Move[]): Counts {
  const after = { ...counts };
  for (const { from, to } of moves) {
    after[from] = Math.max(0, (after[from] ?? 0) - 1);
    after[to] = (after[to] ?? 0) + 1;
  }
  return after;
}
