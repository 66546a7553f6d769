/**
 * Trouble on demand. `hold` keeps answers back until they are released, so that a test knows a process to be in the
 * middle of a request instead of guessing with a clock.
 */
export class Faults {
  private readonly held = new Map<string, { open: Promise<void>; release: () => void; waiting: number }>();

  /** Keeps back every answer to operations of this name from now on. Returns the release. */
  hold(operationName: string): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    const entry = { open: promise, release: resolve, waiting: 0 };
    this.held.set(operationName, entry);
    return () => {
      if (this.held.get(operationName) === entry) this.held.delete(operationName);
      resolve();
    };
  }

  /** How many requests of this name wait now. */
  waiting(operationName: string): number {
    return this.held.get(operationName)?.waiting ?? 0;
  }

  async pass(operationName: string): Promise<void> {
    const entry = this.held.get(operationName);
    if (!entry) return;
    entry.waiting++;
    await entry.open;
  }

  releaseAll(): void {
    for (const entry of this.held.values()) entry.release();
    this.held.clear();
  }
}
