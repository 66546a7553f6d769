import { expect, test } from 'vitest';
import { readLiveLine } from '../../../ui/data/live-lines.ts';

const event = { source: 'a1', seq: 3, topics: ['scenes'], scenes: [4, 5] };

test('reads an event behind the prefix that Stash gives a plugin', () => {
  expect(readLiveLine(`[Plugin / StashHog] @stashhog ${JSON.stringify(event)}`)).toEqual(event);
});

const run = {
  id: 7,
  kind: 'sync',
  scope: '',
  status: 'running',
  progress: 0.5,
  done: 1,
  total: null,
  message: '',
  error: null,
  planId: null,
  parentRunId: null,
  actor: 'task',
  createdAt: '2026-03-01T09:00:00.000Z',
  startedAt: '2026-03-01T09:00:00.000Z',
  endedAt: null,
};

test('keeps a run that has all it should have', () => {
  const whole = { ...event, run };
  expect(readLiveLine(`@stashhog ${JSON.stringify(whole)}`)).toEqual(whole);
});

test.each([null, 'text', [], { id: 7 }, { ...run, progress: '0.5' }, { ...run, message: null }])(
  'leaves out a run of another form, %j, but says what to read again',
  (odd) => {
    expect(readLiveLine(`@stashhog ${JSON.stringify({ ...event, run: odd })}`)).toEqual(event);
  },
);

test('takes an odd list of scenes for too many', () => {
  expect(readLiveLine(`@stashhog ${JSON.stringify({ ...event, scenes: ['4'] })}`)?.scenes).toBeNull();
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
