import { expect, test } from 'vitest';
import { compareThreeWays } from '../../src/apply/compare-three-ways.ts';

const title = { field: 'title', action: 'set', base: 'Old', proposed: 'New' } as const;
const tag = { field: 'tags', action: 'add', base: null, proposed: 5 } as const;

test('writes when Stash holds what the change was made for', () => {
  expect(compareThreeWays(title, 'Old')).toEqual({ state: 'write', before: 'Old', after: 'New' });
});

test('is done when somebody made the same change', () => {
  expect(compareThreeWays(title, 'New')).toEqual({ state: 'done', now: 'New' });
});

test("keeps the user's value when both sides changed the field", () => {
  expect(compareThreeWays(title, 'Theirs')).toEqual({ state: 'drifted', now: 'Theirs' });
});

test('takes empty text and nothing for the same', () => {
  expect(compareThreeWays({ ...title, base: '' }, null)).toMatchObject({ state: 'write' });
  expect(compareThreeWays({ ...title, proposed: null }, '')).toMatchObject({ state: 'done' });
});

test('does not take false or zero for nothing', () => {
  const organized = { field: 'organized', action: 'set', base: false, proposed: true } as const;
  expect(compareThreeWays(organized, false)).toMatchObject({ state: 'write', before: false });
});

test('adds what is not in the list, and is done with what is', () => {
  expect(compareThreeWays(tag, false)).toEqual({ state: 'write', before: false, after: true });
  expect(compareThreeWays(tag, true)).toEqual({ state: 'done', now: true });
});

test('removes what is in the list, and is done with what is not', () => {
  const remove = { ...tag, action: 'remove' } as const;
  expect(compareThreeWays(remove, true)).toEqual({ state: 'write', before: true, after: false });
  expect(compareThreeWays(remove, false)).toEqual({ state: 'done', now: false });
});
