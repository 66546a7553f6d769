import type { IdRange } from './id-ranges.ts';

/** Stash's `SceneFilterType`; the criteria in it are the user's and none of our business. */
export type SceneFilter = { AND?: unknown; OR?: unknown; NOT?: unknown } & Record<string, unknown>;

/**
 * Each level is one more pair of parentheses in Stash's SQL, and SQLite's parser gives up between 30 and 33 of them.
 * Some are left.
 */
const deepestChain = 25;

/** How many ranges `narrowFilter` can take beside this filter. */
export function rangeLimit(filter: SceneFilter): number {
  const free = levelsBeforeChain(filter);
  return free === null ? 1 : Math.max(1, deepestChain - free);
}

/** The user's filter, and only scenes with an id in one of the ranges (at least one, at most `rangeLimit`). */
export function narrowFilter(filter: SceneFilter, ranges: readonly IdRange[]): SceneFilter {
  if (ranges.length === 0) throw new Error('A filter cannot be narrowed to no ids at all.');
  // Stash allows one of AND, OR and NOT per level, so the filter goes below a single range.
  if (ranges.length === 1 && isCompound(filter)) return { ...chainOf(ranges, inside, 'OR'), AND: filter };
  return intersected(filter, ranges);
}

/**
 * `filter AND (one of the ranges)`, with the chain of ranges at the deepest level, where a slot is free:
 * a AND (b AND …) takes it at its end; a AND NOT b becomes a AND NOT (b OR (outside the first AND outside the next …)).
 * Right for SQL's unknown values too, because an id is never unknown.
 */
function intersected(filter: SceneFilter, ranges: readonly IdRange[]): SceneFilter {
  if (isSome(filter.AND)) return { ...filter, AND: intersected(filter.AND as SceneFilter, ranges) };
  if (isSome(filter.NOT))
    return { ...filter, NOT: { ...(filter.NOT as SceneFilter), OR: chainOf(ranges, outside, 'AND') } };
  return { ...filter, AND: chainOf(ranges, inside, 'OR') };
}

/** Levels of the filter above the chain; null where `intersected` finds no slot: below an OR, or below a NOT that goes on. */
function levelsBeforeChain(filter: SceneFilter): number | null {
  if (!isCompound(filter)) return 0;
  if (isSome(filter.AND)) {
    const below = levelsBeforeChain(filter.AND as SceneFilter);
    return below === null ? null : below + 1;
  }
  const negated = filter.NOT as SceneFilter | null | undefined;
  return isSome(negated) && !isCompound(negated) && Object.values(negated).some(isSome) ? 1 : null;
}

function isCompound(filter: SceneFilter): boolean {
  return isSome(filter.AND) || isSome(filter.OR) || isSome(filter.NOT);
}

function isSome<T>(value: T): value is NonNullable<T> {
  return value !== null && value !== undefined;
}

const inside = { one: 'EQUALS', several: 'BETWEEN' };
const outside = { one: 'NOT_EQUALS', several: 'NOT_BETWEEN' };

function chainOf(ranges: readonly IdRange[], modifier: typeof inside, join: 'AND' | 'OR'): SceneFilter {
  let chain: SceneFilter | undefined;
  for (const { from, to } of ranges.toReversed()) {
    const id =
      from === to
        ? { value: from, modifier: modifier.one }
        : { value: from, value2: to, modifier: modifier.several };
    chain = chain ? { id, [join]: chain } : { id };
  }
  return chain ?? {};
}
