/** Hands every item to all present listeners; a listener that does not keep up loses items, as Stash's full channels do. */
export class Broadcast<T> {
  readonly #listeners = new Set<(item: T) => void>();
  readonly #slots: number;

  constructor(slots = 100) {
    this.#slots = slots;
  }

  send(item: T): void {
    for (const listener of this.#listeners) listener(item);
  }

  listen(listener: (item: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Begins to collect at the call, not at the first read, so nothing between the two is lost. */
  iterate(): AsyncIterableIterator<T> {
    const waiting: T[] = [];
    let wake: (() => void) | undefined;
    let ended = false;
    const stop = this.listen((item) => {
      if (waiting.length < this.#slots) waiting.push(item);
      wake?.();
    });
    const end = (): Promise<IteratorResult<T>> => {
      ended = true;
      stop();
      wake?.();
      return Promise.resolve({ done: true, value: undefined });
    };
    return {
      async next() {
        while (waiting.length === 0 && !ended) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        if (waiting.length === 0) return { done: true, value: undefined };
        return { done: false, value: waiting.shift() as T };
      },
      return: end,
      throw: end,
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}
