import { expect, test } from 'vitest';
import { readHogWords, withHogWord } from '../../../../ui/host/filter/hog-words.ts';

test('takes the words out of the search text, whatever their place and case', () => {
  expect(readHogWords('morning HOG:pending walk  hog:active')).toEqual({
    wishes: ['active', 'pending'],
    rest: 'morning walk',
  });
});

test('takes two neighbouring words that share one space', () => {
  expect(readHogWords('hog:pending hog:resync')).toEqual({ wishes: ['pending', 'resync'], rest: '' });
});

test('counts a repeated word once', () => {
  expect(readHogWords('hog:active hog:active')?.wishes).toEqual(['active']);
});

test.each([
  undefined,
  null,
  '',
  'morning walk',
  'hog:unknown',
  'hedgehog:active',
  '"hog:active"',
  'hog:actively',
])('asks for nothing in %j', (searchTerm) => {
  expect(readHogWords(searchTerm)).toBeNull();
});

test('keeps the words of the user when a wish is added and taken away', () => {
  const added = withHogWord('morning  walk', 'pending', true);
  expect(added).toBe('morning  walk hog:pending');
  const both = withHogWord(added, 'active', true);
  expect(readHogWords(both)).toEqual({ wishes: ['active', 'pending'], rest: 'morning walk' });
  expect(withHogWord(withHogWord(both, 'pending', false), 'active', false)).toBe('morning walk');
});
