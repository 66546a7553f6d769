import type { OperationOutput } from '../../src/operations/registry.ts';
import { activeStatuses, type RunSummary } from '../../src/runs/run.ts';
import type { LiveEvents } from '../data/live.ts';

export interface Counts {
  pendingChanges: number;
  running: boolean;
}

export interface OverviewCounts {
  get(): Counts;
  subscribe(listener: () => void): () => void;
}

/** A running analysis reports new changes every few moments; the number in the navigation may lag that much. */
const betweenReadsMs = 3000;

/** The two facts of `overview` that the navigation shows: read once, then again only when live events call for it. */
export function followOverview(
  read: () => Promise<OperationOutput<'overview'>>,
  live: LiveEvents,
  signal: AbortSignal,
): OverviewCounts {
  let pendingChanges = 0;
  let activeRuns = new Set<number>();
  let counts: Counts = { pendingChanges, running: false };
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  const publish = () => {
    const running = activeRuns.size > 0;
    if (counts.pendingChanges === pendingChanges && counts.running === running) return;
    counts = { pendingChanges, running };
    for (const listener of listeners) listener();
  };
  const readNow = async () => {
    try {
      const overview = await read();
      pendingChanges = overview.pendingChanges;
      activeRuns = new Set(overview.activeRuns.map((run) => run.id));
      publish();
    } catch (error) {
      console.warn('StashHog: its overview could not be read.', error);
    }
  };
  const readSoon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void readNow();
    }, betweenReadsMs);
  };
  const seeRun = (run: RunSummary) => {
    if (activeStatuses.some((status) => status === run.status)) activeRuns.add(run.id);
    // The end of a run is when counts have changed for sure, whatever was lost on the way.
    else if (activeRuns.delete(run.id)) readSoon();
    publish();
  };

  live.listen((event) => {
    if (event === 'reconnected') return readSoon();
    if (event.run) seeRun(event.run);
    if (event.topics.includes('plans')) readSoon();
  }, signal);
  void readNow();

  return {
    get: () => counts,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
