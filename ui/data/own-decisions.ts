let lastAt = Number.NEGATIVE_INFINITY;

/** Remembers that this page decided something itself, so that the echo of it is not read again. */
export function noteOwnDecision(): void {
  lastAt = performance.now();
}

export const msSinceOwnDecision = (): number => performance.now() - lastAt;
