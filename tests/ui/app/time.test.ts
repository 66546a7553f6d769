import { describe, expect, test } from 'vitest';
import { duration, fullTime, relativeTime, timeLeftMs } from '../../../ui/app/shared/time.ts';

const now = Date.parse('2026-03-10T12:00:00Z');
const run = { startedAt: '2026-03-10T11:59:00Z', done: 250, total: 1000 };

describe('the time left of a run', () => {
  test('follows from its rate so far', () => {
    expect(timeLeftMs(run, now)).toBe(180_000);
  });

  test('is not guessed before there is a rate', () => {
    expect(timeLeftMs({ ...run, done: 0 }, now)).toBeNull();
    expect(timeLeftMs({ ...run, done: 5 }, now)).toBeNull();
    expect(timeLeftMs({ ...run, startedAt: '2026-03-10T11:59:59Z' }, now)).toBeNull();
  });

  test('is not guessed where the total is not known or nothing started', () => {
    expect(timeLeftMs({ ...run, total: null }, now)).toBeNull();
    expect(timeLeftMs({ ...run, startedAt: null }, now)).toBeNull();
  });

  test('never goes below zero when more was done than announced', () => {
    expect(timeLeftMs({ ...run, done: 1100 }, now)).toBe(0);
  });
});

test('durations are said in the unit that fits', () => {
  expect(duration(8400)).toBe('8 s');
  expect(duration(-20)).toBe('0 s');
  expect(duration(59_600)).toBe('1 min');
  expect(duration(60 * 60_000)).toBe('1 h');
  expect(duration(80 * 60_000)).toBe('1 h 20 min');
});

test('times are said as a person says them', () => {
  expect(relativeTime('2026-03-10T11:59:50Z', now)).toBe('just now');
  expect(relativeTime('2026-03-10T11:57:00Z', now)).toBe('3 minutes ago');
  expect(relativeTime('2026-03-10T09:00:00Z', now)).toBe('3 hours ago');
  expect(relativeTime('2026-03-09T10:00:00Z', now)).toBe('yesterday');
  expect(relativeTime('2025-01-05T12:00:00Z', now)).toContain('2025');
});

test('a time that is none is shown as it came instead of breaking the page', () => {
  expect(relativeTime('soon', now)).toBe('soon');
  expect(fullTime('soon')).toBe('soon');
});
