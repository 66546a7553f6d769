import { setTimeout as wait } from 'node:timers/promises';

/** Gives other requests their turn, and takes as long as the emulated work is told to take. Ends early when aborted. */
export async function workFor(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  if (ms <= 0) return new Promise((resolve) => setImmediate(resolve));
  await wait(ms, undefined, { signal }).catch(() => {});
}
