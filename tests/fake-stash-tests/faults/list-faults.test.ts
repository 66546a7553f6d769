import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stashForTest } from '../../contract/stash-for-test.ts';
import { ask } from '../../contract/support/ask.ts';
import type { FakeStash } from '../../fake-stash/start.ts';

const PAGE = `query Page($after: Int!) {
  findScenes(scene_filter: { id: { value: $after, modifier: GREATER_THAN } }, filter: { sort: "id", per_page: 4 }) { count scenes { id } }
}`;

let stash: FakeStash;
beforeAll(async () => {
  stash = await stashForTest({ scenes: 10 });
});
afterAll(() => stash.close());
beforeEach(() => stash.faults.clear());

async function page(
  after = 0,
  headers: Record<string, string> = {},
): Promise<{ ids: number[]; count: number }> {
  const { data } = await ask(stash, PAGE, { after }, { headers });
  return {
    ids: data.findScenes.scenes.map(({ id }: { id: string }) => Number(id)),
    count: data.findScenes.count,
  };
}

describe('a page of a list', () => {
  it.each([
    ['truncated', [1, 2], 10],
    ['truncated=3', [1, 2, 3], 10],
    ['truncated=agree', [1, 2], 2],
    ['empty', [], 10],
    ['empty=agree', [], 0],
    ['reordered', [4, 3, 2, 1], 10],
    ['repeated', [1, 2, 3, 1], 10],
    ['miscounted', [1, 2, 3, 4], 11],
    ['miscounted=-4', [1, 2, 3, 4], 6],
  ])('is %s once, and whole the next time', async (fault, ids, count) => {
    stash.faults.add(`${fault}@Page#1`);
    expect(await page()).toEqual({ ids, count });
    expect(await page()).toEqual({ ids: [1, 2, 3, 4], count: 10 });
    expect(stash.faults.list()).toEqual([{ fault: `${fault}@Page#1`, asked: 2, met: 1 }]);
  });

  it('comes a second time in place of the next one', async () => {
    stash.faults.add('repeated=page@Page#2');
    expect((await page(0)).ids).toEqual([1, 2, 3, 4]);
    expect((await page(4)).ids).toEqual([1, 2, 3, 4]);
    expect((await page(4)).ids).toEqual([5, 6, 7, 8]);
  });

  it('fails for ever, while the others come', async () => {
    stash.faults.add('error@Page?after=4');
    expect((await page(0)).ids).toHaveLength(4);
    for (let n = 0; n < 3; n++) expect((await fetchPage(4)).status).toBe(500);
    expect((await page(8)).ids).toEqual([9, 10]);
  });

  it('is spoilt for the request that asks for it in a header, and for no other', async () => {
    expect((await page(0, { 'X-Fake-Stash-Fault': 'empty@findScenes' })).ids).toEqual([]);
    expect((await page(0, { 'X-Fake-Stash-Fault': 'empty@findTags' })).ids).toHaveLength(4);
    expect((await page()).ids).toHaveLength(4);
  });

  it('is whole again when the fault is taken away', async () => {
    const mend = stash.faults.add('empty');
    expect((await page()).ids).toEqual([]);
    mend();
    expect((await page()).ids).toHaveLength(4);
  });
});

function fetchPage(after: number): Promise<Response> {
  return fetch(`${stash.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: PAGE, variables: { after } }),
  });
}
