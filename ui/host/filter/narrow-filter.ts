import type { IdRange } from './id-ranges.ts';

/** Stash's `SceneFilterType`; the criteria in it are the user's and none of our business. */
export type SceneFilter = { AND?: unknown; OR?: unknown; NOT?: unknown } & Record<string, unknown>;

/**
 * Each `OR` is one more pair of parentheses in Stash's SQL, and SQLite's parser gives up between 30 and 33 of them.
 * Some are left for the user's own filter.
 */
const deepestChain = 25;

/** How many ranges `narrowFilter` can take beside this filter. */
export function rangeLimit(filter: SceneFilter): number {
  return isCompound(filter) ? 1 : deepestChain;
}

/** The user's filter, and only scenes with an id in one of the ranges (at least one, at most `rangeLimit`). */
export function narrowFilter(filter: SceneFilter, ranges: readonly IdRange[]): SceneFilter {
  const chain = chainOf(ranges);
  // Stash allows one of AND, OR and NOT per level, so a compound filter goes below a single range.
  return isCompound(filter) ? { ...chain, AND: filter } : { ...filter, AND: chain };
}

function isCompound(filter: SceneFilter): boolean {
  return (filter.AND ?? filter.OR ?? filter.NOT ?? null) !== null;
}

function chainOf(ranges: readonly IdRange[]): SceneFilter {
  let chain: SceneFilter | undefined;
  for (const { from, to } of ranges.toReversed()) {
    const id =
      from === to ? { value: from, modifier: 'EQUALS' } : { value: from, value2: to, modifier: 'BETWEEN' };
    chain = chain ? { id, OR: chain } : { id };
  }
  if (!chain) throw new Error('A filter cannot be narrowed to no ids at all.');
  return chain;
}
