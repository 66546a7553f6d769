import type { LiveEvent } from '../../src/runs/live-event.ts';
import { LiveGaps } from './live-gaps.ts';
import { readLiveLine } from './live-lines.ts';

export type LiveListener = (event: LiveEvent | 'reconnected') => void;

export interface LiveEvents {
  /** `reconnected`: some events may have been lost; read again what is shown. */
  listen(listener: LiveListener, signal: AbortSignal): void;
}

export const liveDocument = 'subscription StashHogLive { loggingSubscribe { message } }';

/** Where log entries come from: in Stash's page its own WebSocket, which is open anyway. */
export interface LogSource {
  /** Messages of new log entries, in batches. `onEnd`: the subscription is over and will not come back by itself. */
  subscribe(onMessages: (messages: readonly string[]) => void, onEnd: () => void): () => void;
  /** Called for each connection after the first. */
  onReconnect(listener: () => void): () => void;
}

/** Out-of-order lines come within one batch of Stash's log, at most a second apart. */
const waitForMissingMs = 2000;
const subscribeAgainMs = 5000;

/** Turns Stash's log into live events for any number of listeners, by one subscription. */
export function openLive(source: LogSource, signal: AbortSignal): LiveEvents {
  const listeners = new Set<LiveListener>();
  const gaps = new LiveGaps();
  let gapTimer: ReturnType<typeof setTimeout> | undefined;
  let againTimer: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe = () => {};

  const tell = (event: LiveEvent | 'reconnected') => {
    for (const listener of listeners)
      try {
        listener(event);
      } catch (error) {
        console.error('StashHog: a listener of live events failed.', error);
      }
  };
  const readAgain = () => {
    gaps.settle();
    tell('reconnected');
  };
  const take = (messages: readonly string[]) => {
    for (const message of messages) {
      const event = readLiveLine(message);
      if (!event) continue;
      if (gaps.see(event))
        gapTimer ??= setTimeout(() => {
          gapTimer = undefined;
          if (gaps.open()) readAgain();
        }, waitForMissingMs);
      tell(event);
    }
  };
  const subscribe = () => {
    unsubscribe = source.subscribe(take, () => {
      againTimer ??= setTimeout(() => {
        againTimer = undefined;
        subscribe();
        readAgain();
      }, subscribeAgainMs);
    });
  };

  subscribe();
  const stopReconnect = source.onReconnect(readAgain);
  signal.addEventListener('abort', () => {
    clearTimeout(gapTimer);
    clearTimeout(againTimer);
    unsubscribe();
    stopReconnect();
    listeners.clear();
  });

  return {
    listen(listener, until) {
      if (until.aborted || signal.aborted) return;
      listeners.add(listener);
      until.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
  };
}
