import type { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, type Mock, test, vi } from 'vitest';
import type { LiveEvent } from '../../../src/runs/live-event.ts';
import { applyLiveEvents, livesLately, namesToAsk } from '../../../ui/data/apply-live-events.ts';
import { makeQueryClient } from '../../../ui/data/query-client.ts';
import { aRun } from '../support/answers.ts';

let client: QueryClient;
let tell: (event: LiveEvent | 'reconnected') => void;
let scenesChanged: Mock<(ids: readonly number[] | null) => void>;
const page = new AbortController();

beforeEach(() => {
  vi.useFakeTimers();
  client = makeQueryClient();
  scenesChanged = vi.fn<(ids: readonly number[] | null) => void>();
  applyLiveEvents(client, { onLive: (listener) => (tell = listener), scenesChanged }, page.signal);
  client.setQueryData(['operation', 'list-runs', {}], {
    pages: [{ runs: [{ ...aRun(7), steps: [] }], more: false }],
    pageParams: [null],
  });
  client.setQueryData(['operation', 'list-plans', {}], { pages: [], pageParams: [] });
});
afterEach(() => vi.useRealTimers());

const event = (more: Partial<LiveEvent>): LiveEvent => ({ source: 'task-1', seq: 1, topics: [], ...more });
const outOfDate = (name: string) => client.getQueryState(['operation', name, {}])?.isInvalidated;
const shownRun = () =>
  client.getQueryData<{ pages: { runs: { done: number; status: string }[] }[] }>([
    'operation',
    'list-runs',
    {},
  ])?.pages[0]?.runs[0];

describe('a live event', () => {
  test('puts the answers of its topics out of date, and no others', () => {
    tell(event({ topics: ['plans'] }));
    expect(outOfDate('list-plans')).toBe(true);
    expect(outOfDate('list-runs')).toBe(false);
  });

  test('writes progress into the pages without asking', () => {
    tell(event({ run: aRun(7, { done: 60, progress: 0.6 }) }));
    expect(shownRun()?.done).toBe(60);
    expect(outOfDate('list-runs')).toBe(false);
  });

  test('that comes late does not turn progress back or wake an ended run', () => {
    tell(event({ run: aRun(7, { done: 60 }) }));
    tell(event({ run: aRun(7, { done: 40 }) }));
    expect(shownRun()?.done).toBe(60);
    tell(event({ run: aRun(7, { done: 100, status: 'completed', endedAt: '2026-03-10T12:01:00.000Z' }) }));
    tell(event({ run: aRun(7, { done: 99 }) }));
    expect(shownRun()?.status).toBe('completed');
  });

  test('that comes in a flood asks once now and once at its end', () => {
    const asked = vi.spyOn(client, 'invalidateQueries');
    for (let count = 0; count < 50; count++) tell(event({ topics: ['settings'] }));
    expect(asked).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(10_000);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  test('lets the page of Stash read scenes again when an apply ended, and not before', () => {
    tell(event({ run: aRun(7, { kind: 'apply' }), scenes: [3] }));
    expect(scenesChanged).not.toHaveBeenCalled();
    const ended = aRun(7, { kind: 'apply', status: 'completed', endedAt: '2026-03-10T12:01:00.000Z' });
    tell(event({ run: ended, scenes: [3, 4] }));
    tell(event({ run: ended }));
    expect(scenesChanged.mock.calls).toEqual([[[3, 4]], [null]]);
  });

  test('about a lost connection puts everything out of date', () => {
    tell('reconnected');
    expect(outOfDate('list-runs')).toBe(true);
    expect(outOfDate('list-plans')).toBe(true);
  });

  test('keeps pages from polling for a while', () => {
    expect(livesLately(client)).toBe(false);
    tell(event({}));
    expect(livesLately(client)).toBe(true);
    vi.advanceTimersByTime(60_000);
    expect(livesLately(client)).toBe(false);
  });

  test('that echoes a decision of this page does not read the review again, but a run does', () => {
    expect(namesToAsk(event({ topics: ['plans'] }), true)).not.toContain('plan-changes');
    expect(namesToAsk(event({ topics: ['plans'] }), true)).toContain('plan-detail');
    expect(namesToAsk(event({ topics: ['plans'] }), false)).toContain('plan-changes');
    expect(namesToAsk(event({ topics: ['plans'], run: aRun(7) }), true)).toContain('plan-changes');
  });
});
