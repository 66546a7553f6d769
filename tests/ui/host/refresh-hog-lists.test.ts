import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveListener } from '../../../ui/data/live.ts';
import { refreshHogLists } from '../../../ui/host/refresh-hog-lists.ts';

let tell: LiveListener;
let refresh: ReturnType<typeof vi.fn<() => void>>;
beforeEach(() => {
  vi.useFakeTimers();
  refresh = vi.fn<() => void>();
  const live = { listen: (listener: LiveListener) => void (tell = listener) };
  refreshHogLists({ refresh }, live, new AbortController().signal);
});
afterEach(() => void vi.useRealTimers());

function refreshesAfter(...events: object[]): number {
  refresh.mockClear();
  for (const event of events) tell({ source: 'a', seq: 1, topics: ['runs'], ...event });
  vi.runAllTimers();
  return refresh.mock.calls.length;
}

test('a run that begins or ends, changed plans and named scenes refresh once together', () => {
  expect(refreshesAfter({ run: { id: 1, status: 'running' } })).toBe(1);
  expect(refreshesAfter({ topics: ['plans'] }, { scenes: [4] }, { scenes: null })).toBe(1);
  expect(refreshesAfter({ run: { id: 1, status: 'completed' } })).toBe(1);
});

test('mere progress of a run refreshes nothing', () => {
  refreshesAfter({ run: { id: 1, status: 'running', progress: 0.1 } });
  expect(refreshesAfter({ run: { id: 1, status: 'running', progress: 0.2 } })).toBe(0);
});

test('a reconnect refreshes', () => {
  tell('reconnected');
  vi.runAllTimers();
  expect(refresh).toHaveBeenCalledOnce();
});
