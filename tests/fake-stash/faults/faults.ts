import { faultText, isAskedFor, isDue, parseFaults, type AskedRequest, type Fault } from './fault.ts';

interface Standing {
  fault: Fault;
  /** Requests that fitted since it was added. */
  asked: number;
  /** How many of them it met. */
  met: number;
}

/**
 * Trouble on demand. It outlives a restart of the server, so that "the third request after the restart" can be said.
 * `hold` keeps answers back until they are released, so that a test knows a process to be in the middle of a request
 * instead of guessing with a clock.
 */
export class Faults {
  readonly #held = new Map<string, { open: Promise<void>; release: () => void; waiting: number }>();
  readonly #answers = new Map<string, Record<string, unknown>>();
  #standing: Standing[] = [];

  /** For example `truncated@SweepScenes#2`; several separated by commas. Returns what takes them away again. */
  add(text: string): () => void {
    const added = parseFaults(text).map((fault) => ({ fault, asked: 0, met: 0 }));
    this.#standing.push(...added);
    return () => {
      this.#standing = this.#standing.filter((one) => !added.includes(one));
    };
  }

  /** Those that stand, and how often each struck. */
  list(): { fault: string; asked: number; met: number }[] {
    return this.#standing.map(({ fault, asked, met }) => ({ fault: faultText(fault), asked, met }));
  }

  /** How often faults struck since they were added. */
  get met(): number {
    return this.#standing.reduce((sum, one) => sum + one.met, 0);
  }

  clear(): void {
    this.#standing = [];
  }

  /** What this request meets, and counts it. `own`: what it brings along in its header, where occurrences mean nothing. */
  meet(request: AskedRequest, own: Fault[]): Fault[] {
    const struck = this.#standing.filter((one) => {
      if (!isAskedFor(one.fault, request)) return false;
      one.asked++;
      if (!isDue(one.fault.when, one.asked)) return false;
      one.met++;
      return true;
    });
    return [...own.filter((fault) => isAskedFor(fault, request)), ...struck.map(({ fault }) => fault)];
  }

  /** The answer before this one, while a fault stands that repeats it. */
  earlier(operationName: string): Record<string, unknown> | undefined {
    return this.#answers.get(operationName);
  }

  remember(operationName: string, body: unknown): void {
    const needed = this.#standing.some(({ fault }) => fault.kind === 'repeated' && fault.value === 'page');
    const { data } = body as { data?: Record<string, unknown> };
    if (needed && data) this.#answers.set(operationName, data);
    else if (!needed) this.#answers.clear();
  }

  /** Keeps back every answer to operations of this name from now on. Returns the release. */
  hold(operationName: string): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    const entry = { open: promise, release: resolve, waiting: 0 };
    this.#held.set(operationName, entry);
    return () => {
      if (this.#held.get(operationName) === entry) this.#held.delete(operationName);
      resolve();
    };
  }

  /** How many requests of this name wait now. */
  waiting(operationName: string): number {
    return this.#held.get(operationName)?.waiting ?? 0;
  }

  async pass(operationName: string): Promise<void> {
    const entry = this.#held.get(operationName);
    if (!entry) return;
    entry.waiting++;
    await entry.open;
  }

  releaseAll(): void {
    for (const entry of this.#held.values()) entry.release();
    this.#held.clear();
  }
}
