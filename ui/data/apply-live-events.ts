import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { OperationName, OperationOutput } from '../../src/operations/registry.ts';
import type { LiveEvent, LiveTopic } from '../../src/runs/live-event.ts';
import { activeStatuses, type RunSummary } from '../../src/runs/run.ts';
import type { IslandHost } from '../island.ts';
import { msSinceOwnDecision } from './own-decisions.ts';

/** Which answers a topic puts out of date. */
const concerned: Record<LiveTopic, readonly OperationName[]> = {
  runs: ['list-runs', 'run-detail', 'overview', 'plan-detail'],
  plans: ['list-plans', 'plan-detail', 'plan-changes', 'scene-changes', 'overview'],
  scenes: ['scene-history', 'scene-changes', 'overview'],
  settings: ['read-settings'],
};

/** Asking again costs a process each, and a run tells of itself several times a second. */
const restMs = 1500;
/** The echo of our own decisions: the page shows them already, and reading all loaded pages again would flicker. */
const echoMs = 2500;

const lastEventAt = new WeakMap<QueryClient, number>();

/** Whether live events arrive; when they do not, pages of active runs ask by themselves. */
export function livesLately(client: QueryClient): boolean {
  return Date.now() - (lastEventAt.get(client) ?? 0) < 6000;
}

/**
 * Keeps the answers that the page shows in step with what happens elsewhere: progress is written into them directly,
 * everything else is asked again, at most every 1.5 s per operation.
 */
export function applyLiveEvents(
  client: QueryClient,
  host: Pick<IslandHost, 'onLive' | 'scenesChanged'>,
  signal: AbortSignal,
): void {
  const asked = new Map<OperationName, number>();
  const waiting = new Map<OperationName, ReturnType<typeof setTimeout>>();

  const askNow = (name: OperationName): void => {
    asked.set(name, Date.now());
    void client.invalidateQueries({ queryKey: ['operation', name] });
  };
  const askSoon = (name: OperationName): void => {
    if (waiting.has(name)) return;
    const restLeft = (asked.get(name) ?? 0) + restMs - Date.now();
    if (restLeft <= 0) {
      askNow(name);
      return;
    }
    const timer = setTimeout(() => {
      waiting.delete(name);
      askNow(name);
    }, restLeft);
    waiting.set(name, timer);
  };
  signal.addEventListener('abort', () => {
    for (const timer of waiting.values()) clearTimeout(timer);
    waiting.clear();
  });

  host.onLive((event) => {
    lastEventAt.set(client, Date.now());
    if (event === 'reconnected') {
      void client.invalidateQueries({ queryKey: ['operation'] });
      return;
    }
    if (event.run) {
      patchRun(client, event.run);
      // Stash's own page holds the values from before.
      if (writes(event.run) && event.run.endedAt !== null) host.scenesChanged(event.scenes ?? null);
    }
    for (const name of namesToAsk(event, msSinceOwnDecision() < echoMs)) askSoon(name);
  }, signal);
}

const writes = ({ kind }: RunSummary): boolean => kind === 'apply' || kind === 'undo';

/** The operations whose answers an event puts out of date. */
export function namesToAsk(event: LiveEvent, echo: boolean): Set<OperationName> {
  const names = new Set(event.topics.flatMap((topic) => concerned[topic]));
  if (echo && !event.run) for (const name of ['plan-changes', 'scene-changes'] as const) names.delete(name);
  return names;
}

/** Writes a run's news into every answer that shows the run. */
export function patchRun(client: QueryClient, run: RunSummary): void {
  type Runs = OperationOutput<'list-runs'>;
  client.setQueriesData<Runs | InfiniteData<Runs>>({ queryKey: ['operation', 'list-runs'] }, (data) => {
    if (!data) return data;
    const inPage = (page: Runs): Runs => ({
      ...page,
      runs: page.runs.map((one) => (one.id === run.id ? { ...one, ...newer(one, run) } : one)),
    });
    return 'pages' in data ? { ...data, pages: data.pages.map(inPage) } : inPage(data);
  });
  client.setQueriesData<OperationOutput<'run-detail'>>({ queryKey: ['operation', 'run-detail'] }, (data) => {
    if (!data) return data;
    if (data.run.id === run.id) return { ...data, run: newer(data.run, run) };
    if (!data.children.some((child) => child.id === run.id)) return data;
    return {
      ...data,
      children: data.children.map((child) => (child.id === run.id ? newer(child, run) : child)),
    };
  });
  client.setQueriesData<OperationOutput<'overview'>>({ queryKey: ['operation', 'overview'] }, (data) => {
    if (!data) return data;
    const others = data.activeRuns.filter((one) => one.id !== run.id);
    const known = data.activeRuns.find((one) => one.id === run.id);
    if (!isActive(run)) return known ? { ...data, activeRuns: others } : data;
    return {
      ...data,
      activeRuns: known
        ? data.activeRuns.map((one) => (one.id === run.id ? newer(one, run) : one))
        : [...others, run],
    };
  });
  client.setQueriesData<OperationOutput<'plan-detail'>>(
    { queryKey: ['operation', 'plan-detail'] },
    (data) => {
      if (!data || data.activeRun?.id !== run.id) return data;
      return { ...data, activeRun: isActive(run) ? newer(data.activeRun, run) : null };
    },
  );
}

const isActive = (run: RunSummary): boolean => activeStatuses.some((status) => status === run.status);

/** Events may arrive out of order: an ended run does not start again, and progress does not go back. */
function newer(known: RunSummary, told: RunSummary): RunSummary {
  if (known.endedAt !== null && told.endedAt === null) return known;
  if (known.status === told.status && told.done < known.done && told.total === known.total) return known;
  return told;
}
