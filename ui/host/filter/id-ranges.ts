/** Both ends belong to it. */
export interface IdRange {
  from: number;
  to: number;
}

/** The fewest ranges that hold exactly these ids (ascending, no repetition). */
export function exactRanges(ids: readonly number[]): IdRange[] {
  const ranges: IdRange[] = [];
  for (const id of ids) {
    const last = ranges.at(-1);
    if (last && id === last.to + 1) last.to = id;
    else ranges.push({ from: id, to: id });
  }
  return ranges;
}

/** At most `limit` ranges that hold at least the given ones: cut at the widest gaps, so that little else is inside. */
export function coveringRanges(ranges: readonly IdRange[], limit: number): IdRange[] {
  if (ranges.length <= limit) return [...ranges];
  const cuts = ranges
    .slice(1)
    .map((range, index) => ({ before: index + 1, gap: range.from - ranges[index]!.to }))
    .sort((a, b) => b.gap - a.gap)
    .slice(0, limit - 1)
    .map((cut) => cut.before)
    .sort((a, b) => a - b);
  const starts = [0, ...cuts];
  return starts.map((start, index) => ({
    from: ranges[start]!.from,
    to: ranges[(starts[index + 1] ?? ranges.length) - 1]!.to,
  }));
}
