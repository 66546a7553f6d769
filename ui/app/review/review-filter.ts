import type { OperationInput } from '../../../src/operations/registry.ts';
import type { ChangeStatus, Field } from '../../../src/plans/change.ts';
import { isOpen } from '../../data/decisions.ts';
import type { ReviewScene } from '../../data/shapes.ts';

export const statusViews = [
  'review',
  'problems',
  'accepted',
  'rejected',
  'applied',
  'undone',
  'all',
] as const;
export type StatusView = (typeof statusViews)[number];

/** What a person looks at in a plan. */
export interface ReviewFilter {
  view: StatusView;
  field: Field | null;
  minConfidence: number;
}
export const everything: ReviewFilter = { view: 'review', field: null, minConfidence: 0 };

export const statusesOfView: Record<StatusView, ChangeStatus[] | undefined> = {
  review: ['pending'],
  accepted: ['approved'],
  rejected: ['rejected'],
  applied: ['applied'],
  undone: ['undone'],
  problems: ['drifted', 'failed'],
  all: undefined,
};

/** The filter as the operations take it. */
export function toChangeFilter(filter: ReviewFilter): NonNullable<OperationInput<'plan-changes'>['filter']> {
  const statuses = statusesOfView[filter.view];
  return {
    ...(statuses ? { statuses } : {}),
    ...(filter.field === null ? {} : { fields: [filter.field] }),
    ...(filter.minConfidence > 0 ? { minConfidence: filter.minConfidence } : {}),
  };
}

/** What "many at once" is about: in each view what it shows and a person may still decide. */
export function bulkStatuses(view: StatusView): ChangeStatus[] {
  const shown = view === 'all' ? undefined : statusesOfView[view]?.filter(isOpen);
  return shown && shown.length > 0 ? shown : ['pending'];
}

/** How many changes of a plan a view shows. */
export function countOfView(view: StatusView, counts: Partial<Record<ChangeStatus, number>>): number {
  return countOfStatuses(statusesOfView[view] ?? (Object.keys(counts) as ChangeStatus[]), counts);
}

export const countOfStatuses = (
  statuses: readonly ChangeStatus[],
  counts: Partial<Record<ChangeStatus, number>>,
): number => statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);

/**
 * The scenes as they came, with those that the person decided on since and that therefore no longer match the
 * filter: nothing vanishes under the cursor. In order of scene id. Where `more` scenes are to come, kept ones beyond the
 * last loaded one wait for their page.
 */
export function keepDecided(
  scenes: readonly ReviewScene[],
  kept: readonly ReviewScene[],
  more: boolean,
): ReviewScene[] {
  if (kept.length === 0) return [...scenes];
  const merged = new Map(scenes.map((scene) => [scene.id, scene]));
  const lastLoaded = more ? (scenes.at(-1)?.id ?? 0) : Number.POSITIVE_INFINITY;
  for (const scene of kept) {
    const loaded = merged.get(scene.id);
    if (!loaded) {
      if (scene.id <= lastLoaded) merged.set(scene.id, scene);
      continue;
    }
    const known = new Set(loaded.changes.map((change) => change.id));
    const missing = scene.changes.filter((change) => !known.has(change.id));
    if (missing.length === 0) continue;
    const changes = [...loaded.changes, ...missing].sort((a, b) => a.id - b.id);
    merged.set(scene.id, { ...loaded, changes });
  }
  return [...merged.values()].sort((a, b) => a.id - b.id);
}

/** Where a plan opens: at what waits for the person, else at what became of it. */
export function firstView(counts: Partial<Record<ChangeStatus, number>>): StatusView {
  return (
    (['review', 'problems', 'accepted', 'applied', 'undone'] as const).find(
      (view) => countOfView(view, counts) > 0,
    ) ?? 'all'
  );
}
