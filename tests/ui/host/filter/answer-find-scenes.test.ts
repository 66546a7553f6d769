import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FilteredLists, type FindScenesVariables } from '../../../../ui/host/filter/answer-find-scenes.ts';
import { readHogWords } from '../../../../ui/host/filter/hog-words.ts';
import { ListStash, manyScenes } from './list-stash.ts';

const search = readHogWords('hog:pending')!;

function listsOver(stash: ListStash, wished: () => number[]) {
  const questions = { count: 0 };
  const lists = new FilteredLists({
    ask: stash.ask,
    findScenes: stash.findScenes,
    idsFor: async () => {
      questions.count++;
      return wished();
    },
  });
  return { lists, questions };
}

/** What a Stash that knew our words would answer. */
function expected(stash: ListStash, wished: number[], variables: FindScenesVariables, q: string) {
  const matches = stash
    .matches({ ...variables, filter: { ...variables.filter, q } } as never)
    .filter((id) => wished.includes(id));
  const { page = 1, per_page: perPage = 25 } = variables.filter ?? {};
  return {
    ids: matches.slice((page - 1) * perPage, page * perPage),
    count: matches.length,
    duration: matches.length * 10,
    filesize: matches.reduce((sum, id) => sum + id * 1000, 0),
  };
}

const above = (value: number) => ({ rating100: { value, modifier: 'GREATER_THAN' } });

async function answered(lists: FilteredLists, variables: FindScenesVariables, q = 'hog:pending') {
  const { data, errors } = await lists.answer(variables, readHogWords(q)!);
  expect(errors).toBeUndefined();
  const { scenes, count, duration, filesize } = data.findScenes;
  return { ids: scenes.map((scene: { id: string }) => Number(scene.id)), count, duration, filesize };
}

test('answers any filter, sort and page as a Stash would that knew the words', async () => {
  const stash = new ListStash(manyScenes(300));
  const all = stash.scenes.map((scene) => scene.id);
  await fc.assert(
    fc.asyncProperty(
      fc.subarray(all),
      fc.record({
        sort: fc.constantFrom('title', 'rating', 'random_617', 'id'),
        direction: fc.constantFrom('ASC', 'DESC'),
        page: fc.integer({ min: 1, max: 4 }),
        per_page: fc.constantFrom(0, 7, 40, 1000),
      }),
      fc.constantFrom(
        {},
        { rating100: { value: 40, modifier: 'GREATER_THAN' } },
        {
          rating100: { value: 10, modifier: 'GREATER_THAN' },
          NOT: { rating100: { value: 70, modifier: 'GREATER_THAN' } },
        },
        { AND: { rating100: { value: 10, modifier: 'GREATER_THAN' }, NOT: above(70) } },
        { ...above(80), OR: { ...above(10), NOT: above(40) } },
        { ...above(10), NOT: { ...above(60), OR: above(80) } },
      ),
      fc.constantFrom('', 'harbour'),
      async (wished, filter, sceneFilter, q) => {
        const { lists } = listsOver(stash, () => wished);
        const variables = { filter, scene_filter: sceneFilter };
        const answer = await answered(lists, variables, `${q} hog:pending`);
        expect(answer).toEqual(expected(stash, wished, variables, q));
      },
    ),
    { numRuns: 150 },
  );
});

describe('a few scenes', () => {
  test('are one question to Stash, which does everything itself', async () => {
    const stash = new ListStash(manyScenes(100));
    const wished = stash.scenes
      .slice(0, 40)
      .map((scene) => scene.id)
      .filter((_, index) => index % 2 === 0);
    const { lists } = listsOver(stash, () => wished);
    const variables = { filter: { sort: 'title', per_page: 10 }, scene_filter: {} };
    expect(await answered(lists, variables)).toEqual(expected(stash, wished, variables, ''));
    expect(stash.asked).toEqual(['FindScenes']);
  });

  test('none at all are an empty list without a question', async () => {
    const stash = new ListStash(manyScenes(10));
    const { lists } = listsOver(stash, () => []);
    const { data } = await lists.answer({ filter: {} }, search);
    expect(data.findScenes).toEqual({
      __typename: 'FindScenesResultType',
      count: 0,
      duration: 0,
      filesize: 0,
      scenes: [],
    });
    expect(stash.asked).toEqual([]);
  });
});

describe('many scattered scenes', () => {
  const build = () => {
    const stash = new ListStash(manyScenes(400));
    const wished = stash.scenes.filter((_, index) => index % 3 === 0).map((scene) => scene.id);
    return { stash, wished, ...listsOver(stash, () => wished) };
  };
  const page = (number: number): FindScenesVariables => ({
    filter: { sort: 'rating', page: number, per_page: 40 },
  });

  test('a further page costs only its rows', async () => {
    const { stash, wished, lists, questions } = build();
    await answered(lists, page(1));
    stash.asked.length = 0;
    expect(await answered(lists, page(3))).toEqual(expected(stash, wished, page(3), ''));
    expect(stash.asked).toEqual(['FindScenes']);
    expect(questions.count).toBe(1);
  });

  test('everything is asked again after forget', async () => {
    const { stash, wished, lists } = build();
    await answered(lists, page(1));
    wished.splice(
      0,
      wished.length,
      ...stash.scenes.filter((_, index) => index % 4 === 0).map((scene) => scene.id),
    );
    expect((await answered(lists, page(1))).count).not.toBe(wished.length);
    lists.forget();
    expect(await answered(lists, page(1))).toEqual(expected(stash, wished, page(1), ''));
  });

  test('a scene deleted after the list was kept is left out instead of failing the page', async () => {
    const { stash, wished, lists } = build();
    const before = await answered(lists, page(1));
    stash.scenes = stash.scenes.filter((scene) => scene.id !== before.ids[0]);
    expect(await answered(lists, page(1))).toEqual(expected(stash, wished, page(1), ''));
  });
});

describe('scattered scenes under a filter of several levels', () => {
  // Every second scene: as many ranges as scenes.
  const stash = new ListStash(manyScenes(1000));
  const wished = stash.scenes.filter((_, index) => index % 2 === 0).map((scene) => scene.id);
  const questions = async (filter: object) => {
    stash.asked.length = 0;
    const variables = { filter: { per_page: 40 }, scene_filter: filter } as FindScenesVariables;
    const { lists } = listsOver(stash, () => wished);
    expect(await answered(lists, variables)).toEqual(expected(stash, wished, variables, ''));
    return stash.asked.filter((name) => name === 'StashHogSumMatches').length;
  };

  test('cost as few questions as under a plain one, where a slot for the ids is free', async () => {
    const plain = await questions(above(10));
    expect(plain).toBe(1);
    expect(await questions({ AND: above(10) })).toBe(plain);
    expect(await questions({ ...above(10), NOT: above(70) })).toBe(plain);
  });

  test('are still counted right where there is none', async () => {
    expect(await questions({ ...above(90), OR: above(10) })).toBeGreaterThan(4);
  });
});

test('asks once more only when the page of rows was refused', async () => {
  const stash = new ListStash(manyScenes(300));
  const wished = stash.scenes.filter((_, index) => index % 3 === 0).map((scene) => scene.id);
  const refused: string[] = [];
  const ask = async (text: string) => {
    refused.push(/query (\w+)/.exec(text)![1]!);
    throw new Error('The database is locked.');
  };
  const lists = new FilteredLists({
    ask: ask as never,
    findScenes: stash.findScenes,
    idsFor: async () => wished,
  });
  await expect(lists.answer({ filter: {} }, search)).rejects.toThrow('The database is locked.');
  expect(refused.toSorted()).toEqual(['StashHogOrderMatches', 'StashHogSumMatches']);

  const few = { count: 0 };
  const narrow = new FilteredLists({
    ask: stash.ask,
    findScenes: async () => {
      few.count++;
      return { errors: [{ message: 'The database is locked.' }] } as never;
    },
    idsFor: async () => [2],
  });
  await expect(narrow.answer({ filter: {} }, search)).rejects.toThrow('The database is locked.');
  expect(few.count).toBe(1);
});

test('rejects with what was refused, and asks anew the next time', async () => {
  const stash = new ListStash(manyScenes(10));
  let refuse = true;
  const lists = new FilteredLists({
    ask: stash.ask,
    findScenes: stash.findScenes,
    idsFor: async () => {
      if (refuse) throw new Error('No Node was found.');
      return [2];
    },
  });
  await expect(lists.answer({ filter: {} }, search)).rejects.toThrow('No Node was found.');
  refuse = false;
  expect((await answered(lists, { filter: {} })).ids).toEqual([2]);
});
