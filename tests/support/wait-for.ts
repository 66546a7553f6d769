import { setTimeout as delay } from 'node:timers/promises';

/** Asks again until `look` answers something other than undefined. Throws with `what` when it takes too long. */
export async function waitFor<Result>(
  look: () => Promise<Result | undefined> | Result | undefined,
  { what, timeoutMs = 15_000, everyMs = 40 }: { what: string; timeoutMs?: number; everyMs?: number },
): Promise<Result> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.`);
    await delay(everyMs);
  }
}
