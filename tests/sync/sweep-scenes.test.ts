import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sweepScenes, type SweepPage } from '../../src/sync/sweep-scenes.ts';
import { aScene } from '../support/a-scene.ts';
import { scriptedStash, type Fault } from '../support/scripted-stash.ts';

const size = 7;

async function sweep(ids: readonly number[], faults: readonly (Fault | null)[]): Promise<SweepPage[]> {
  const stash = scriptedStash(...ids.map((id) => aScene(id)));
  stash.breaks('sweep', (answer, variables, nth) => faults[nth - 1]?.(answer, variables, nth));
  const pages: SweepPage[] = [];
  for await (const page of sweepScenes({ stash, signal: new AbortController().signal }, 0, size))
    pages.push(page);
  return pages;
}

/** One thing wrong with one answer, `at` saying where. */
const aFault = fc
  .record({
    kind: fc.constantFrom('drop', 'cut', 'empty', 'repeat', 'reverse', 'more', 'fewer', 'the same'),
    at: fc.nat(size),
  })
  .map(({ kind, at }): Fault => {
    return ({ findScenes: found }) => {
      const { scenes } = found;
      if (kind === 'drop') scenes.splice(at % Math.max(1, scenes.length), 1);
      if (kind === 'cut') scenes.splice(at);
      if (kind === 'empty') scenes.length = 0;
      if (kind === 'repeat' && scenes.length > 1)
        scenes[at % scenes.length] = scenes[(at + 1) % scenes.length];
      if (kind === 'reverse') scenes.reverse();
      if (kind === 'more') found.count += at + 1;
      if (kind === 'fewer') found.count = Math.max(0, found.count - at - 1);
      if (kind === 'the same') for (const scene of scenes) scene.id = scenes[0].id;
    };
  });

describe('a sweep', () => {
  it('sees every scene once, page by page', async () => {
    const ids = Array.from({ length: 23 }, (_, index) => index * 3 + 1);
    const pages = await sweep(ids, []);
    expect(pages.flatMap(({ scenes }) => scenes.map(({ id }) => id))).toEqual(ids);
    expect(pages.every(({ complete }) => complete)).toBe(true);
    expect(pages.map(({ after, upTo }) => [after, upTo])).toEqual([
      [0, 19],
      [19, 40],
      [40, 61],
      [61, null],
    ]);
  });

  it('never calls itself complete when a scene is missing, whatever single thing is wrong with any answer', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 30 }),
        fc.array(fc.option(aFault, { nil: null }), { maxLength: 20 }),
        async (unsorted, faults) => {
          const ids = unsorted.sort((a, b) => a - b);
          const pages = await sweep(ids, faults);
          const seen = pages.flatMap(({ scenes }) => scenes.map(({ id }) => id));
          expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
          expect(seen.every((id) => ids.includes(id))).toBe(true);
          const lost = ids.filter((id) => !seen.includes(id));
          expect(pages.every(({ complete }) => complete) ? lost : []).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is complete after all when the wrong answer is not repeated', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => index + 1);
    const cut: Fault = (answer) => void answer.findScenes.scenes.splice(3);
    expect((await sweep(ids, [cut, null, cut])).every(({ complete }) => complete)).toBe(true);
  });
});
