import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DiffPart, wordDiff } from '../../../ui/app/review/word-diff.ts';

const side = (parts: DiffPart[], other: 'added' | 'removed') =>
  parts.map((part) => (part.kind === other ? '' : part.text)).join('');

describe('the word diff', () => {
  test('shows a changed word as one word taken out and one put in', () => {
    expect(wordDiff('a long walk home', 'a short walk home')).toEqual([
      { kind: 'same', text: 'a ' },
      { kind: 'removed', text: 'long' },
      { kind: 'added', text: 'short' },
      { kind: 'same', text: ' walk home' },
    ]);
  });

  test('colours a lost comma alone, not the word before it', () => {
    expect(wordDiff('north, south', 'north south')).toEqual([
      { kind: 'same', text: 'north' },
      { kind: 'removed', text: ',' },
      { kind: 'same', text: ' south' },
    ]);
  });

  test('is one unchanged piece for equal texts, and nothing for two empty ones', () => {
    expect(wordDiff('the same', 'the same')).toEqual([{ kind: 'same', text: 'the same' }]);
    expect(wordDiff('', '')).toEqual([]);
  });

  test('gives back both texts, whatever they are', () => {
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom('walk', ' ', ', ', 'é', '🌊', '\n', 'pier')).map((a) => a.join('')),
    );
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after);
        expect(side(parts, 'added')).toBe(before);
        expect(side(parts, 'removed')).toBe(after);
      }),
    );
  });

  test('gives back both texts when they are too long to compare word by word', () => {
    const before = Array.from({ length: 900 }, (_, index) => `a${index}`).join(' ');
    const after = Array.from({ length: 900 }, (_, index) => `b${index}`).join(' ');
    expect(wordDiff(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  });
});
