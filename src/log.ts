/** Lines for Stash's log. Never a secret, never a whole answer: lines are capped. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warning(message: string): void;
  error(message: string): void;
  /** Stash's own progress bar for the running job, 0 to 1. */
  progress(fraction: number): void;
}
