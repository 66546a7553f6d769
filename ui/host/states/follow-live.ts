import type { LiveEvents } from '../../data/live.ts';
import type { SceneStates } from './scene-states.ts';

/** Runs name the same scenes again and again within moments; one question for all of them is enough. */
const gatherMs = 400;

/** Keeps the states of scenes in step with live events. */
export function followLive(states: SceneStates, live: LiveEvents, signal: AbortSignal): void {
  let changed: Set<number> | 'any' = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  const gather = (scenes: readonly number[] | null) => {
    if (scenes === null) changed = 'any';
    else if (changed !== 'any') for (const id of scenes) changed.add(id);
    timer ??= setTimeout(() => {
      timer = undefined;
      const now = changed;
      changed = new Set();
      states.changed(now === 'any' ? null : [...now]);
    }, gatherMs);
  };

  live.listen((event) => {
    if (event === 'reconnected') return gather(null);
    if (event.run) states.progressed(event.run);
    if (event.scenes !== undefined) gather(event.scenes);
  }, signal);
}
