import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coveringRanges, exactRanges, type IdRange } from '../../../../ui/host/filter/id-ranges.ts';

const idSets = fc
  .uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 120 })
  .map((ids) => ids.sort((a, b) => a - b));
const inside = (ranges: readonly IdRange[], id: number) =>
  ranges.filter(({ from, to }) => from <= id && id <= to).length;

test('exact ranges hold the ids, each once, and nothing else', () => {
  fc.assert(
    fc.property(idSets, (ids) => {
      const ranges = exactRanges(ids);
      for (let id = 0; id <= 401; id++) expect(inside(ranges, id)).toBe(ids.includes(id) ? 1 : 0);
    }),
  );
});

test('covering ranges hold every id once within the limit', () => {
  fc.assert(
    fc.property(idSets, fc.integer({ min: 1, max: 30 }), (ids, limit) => {
      const ranges = coveringRanges(exactRanges(ids), limit);
      expect(ranges.length).toBeLessThanOrEqual(limit);
      for (const id of ids) expect(inside(ranges, id)).toBe(1);
    }),
  );
});

test('covering ranges are cut at the widest gaps', () => {
  expect(coveringRanges(exactRanges([1, 3, 1000, 1002, 5000]), 3)).toEqual([
    { from: 1, to: 3 },
    { from: 1000, to: 1002 },
    { from: 5000, to: 5000 },
  ]);
});
