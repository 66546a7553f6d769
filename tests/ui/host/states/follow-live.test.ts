import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveListener } from '../../../../ui/data/live.ts';
import { followLive } from '../../../../ui/host/states/follow-live.ts';
import type { SceneStates } from '../../../../ui/host/states/scene-states.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function following() {
  const changed = vi.fn<(ids: readonly number[] | null) => void>();
  const progressed = vi.fn<() => void>();
  let tell: LiveListener = () => {};
  const live = { listen: (listener: LiveListener) => void (tell = listener) };
  const page = new AbortController();
  followLive({ changed, progressed } as unknown as SceneStates, live, page.signal);
  const event = (scenes?: number[] | null) =>
    tell({ source: 'a', seq: 1, topics: ['scenes'], ...(scenes === undefined ? {} : { scenes }) });
  return { changed, progressed, event, page, tell: (given: Parameters<LiveListener>[0]) => tell(given) };
}

test('asks once for the scenes of several events', () => {
  const { changed, event } = following();
  event([1, 2]);
  event([2, 3]);
  vi.runAllTimers();
  expect(changed.mock.calls).toEqual([[[1, 2, 3]]]);
});

test('asks for all that is shown after a reconnect or for too many scenes to list', () => {
  const { changed, event, tell } = following();
  event([1]);
  event(null);
  vi.runAllTimers();
  tell('reconnected');
  vi.runAllTimers();
  expect(changed.mock.calls).toEqual([[null], [null]]);
});

test('asks for nothing when an event names no scene', () => {
  const { changed, event } = following();
  event();
  vi.runAllTimers();
  expect(changed).not.toHaveBeenCalled();
});

test('does nothing more when the page has ended', () => {
  const { changed, event, page } = following();
  event([1]);
  page.abort();
  vi.runAllTimers();
  expect(changed).not.toHaveBeenCalled();
});
