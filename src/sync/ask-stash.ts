import { StashUnreachable } from '../errors.ts';
import type { StashClient } from '../stash/client.ts';
import type { TypedDocumentString } from '../stash/generated.ts';

/** How long to wait before the second, third … attempt. Together longer than a restart of Stash takes. */
export const backOffMs: readonly number[] = [500, 1_000, 2_000, 4_000, 8_000];

/** Stash, asked patiently: what a read of a synchronisation needs beside the client. */
export interface PatientStash {
  stash: StashClient;
  signal: AbortSignal;
  /** Absent: `backOffMs`. */
  backOffMs?: readonly number[];
}

/**
 * Asks again while Stash does not answer, with growing pauses. For reads only: a write could have arrived.
 * @throws {StashUnreachable} after the last pause; anything else at once.
 */
export async function askStash<Result, Variables>(
  { stash, signal, backOffMs: pauses = backOffMs }: PatientStash,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  for (let attempt = 0; ; attempt++) {
    signal.throwIfAborted();
    try {
      return await stash.request(document, variables, { signal });
    } catch (error) {
      const pause = pauses[attempt];
      if (!(error instanceof StashUnreachable)) throw error;
      if (pause === undefined) throw notAnswering(error, attempt + 1);
      await waitFor(pause, signal);
    }
  }
}

function notAnswering(cause: Error, attempts: number): StashUnreachable {
  return new StashUnreachable(
    `Stash did not answer (${attempts} attempts). What was read so far is kept; start the sync again when Stash is back.`,
    { cause },
  );
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, ms);
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', abort, { once: true });
  });
}
