import { expect, test } from 'vitest';
import { readLiveLine } from '../../../ui/data/live-lines.ts';

const event = { source: 'a1', seq: 3, topics: ['scenes'], scenes: [4, 5] };

test('reads an event behind the prefix that Stash gives a plugin', () => {
  expect(readLiveLine(`[Plugin / StashHog] @stashhog ${JSON.stringify(event)}`)).toEqual(event);
});

test.each([
  '[Plugin / StashHog] Synced 20 scenes.',
  '[Plugin / StashHog] @stashhog is not an event',
  `[Plugin / StashHog] @stashhog ${JSON.stringify(event).slice(0, 20)}`,
  '[Plugin / StashHog] @stashhog {"source":"a1"}',
  '',
])('is not disturbed by %j', (message) => {
  expect(readLiveLine(message)).toBeNull();
});
