import type { RunSummary } from './run.ts';

/** How a live event begins in Stash's log; its JSON follows. */
export const liveMark = '@stashhog ';

/** What an open page should read again. */
export type LiveTopic = 'runs' | 'plans' | 'scenes' | 'settings';

/**
 * Sent by any of our processes as one trace line, `@stashhog {json}`; received by pages through Stash's logging
 * subscription. A hint, never the truth: lines may be lost or out of order, so a page reads again on a gap in
 * `seq` (per `source`, counting from 1), on a reconnect, and for every topic named.
 */
export interface LiveEvent {
  source: string;
  seq: number;
  topics: LiveTopic[];
  run?: RunSummary;
  /** Scenes whose badge may differ now. Absent: no scene; null: too many to list, ask for all that are shown. */
  scenes?: number[] | null;
}

export interface Live {
  publish(event: Omit<LiveEvent, 'source' | 'seq'>): void;
}
