/** What a running piece of work knows of its run. Every call is committed at once: the process may die after any of them. */
export interface ActiveRun {
  readonly id: number;
  /** Aborted with a `Cancelled` within 500 ms of a person asking to stop; give it to every request. */
  readonly signal: AbortSignal;
  /** Cheap to call per item: stored and published at most a few times a second. `total` null while unknown. */
  progress(done: number, total: number | null, message: string): void;
  /** A line of the run's own log, shown on its page. */
  event(level: 'info' | 'warning' | 'error', message: string): void;
  /** Names the scenes the run will work on, so that their cards show it. Safe to call again with more. */
  claimScenes(ids: readonly number[]): void;
  /** The end of one scene. `reason` is a sentence a person understands; needed unless done. */
  sceneEnded(id: number, status: 'done' | 'skipped' | 'failed', reason?: string): void;
  /** Throws the signal's reason when the run was cancelled; call between items. */
  throwIfCancelled(): void;
}

/** How a piece of work ended. Throwing means failed (or cancelled, for `Cancelled`). */
export interface RunOutcome {
  /** One sentence with counts: "Read 2,000 scenes: 12 new, 3 changed, 1 deleted." */
  message: string;
  /** Some items failed; the run ends as completed_with_errors. */
  withErrors?: boolean;
  /** The plan the run made or worked on. */
  planId?: number;
  /** Counts and details for the run's page, plain JSON. */
  result: Record<string, unknown>;
  /** Waits for a Stash job ahead of our continuation, or for a person, instead of ending. */
  next?: 'waiting' | 'paused';
}
