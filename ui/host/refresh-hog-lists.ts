import type { LiveEvents } from '../data/live.ts';
import type { FindScenesLink } from './filter/find-scenes-link.ts';

/** While a run makes progress its scenes change all the time; a list that is rebuilt more often cannot be read. */
const betweenRefreshesMs = 2000;

/** Lists with hog: words follow live events. Mere progress of a run moves no scene into or out of a list. */
export function refreshHogLists(link: FindScenesLink, live: LiveEvents, signal: AbortSignal): void {
  const lastStatus = new Map<number, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  live.listen((event) => {
    if (event !== 'reconnected') {
      const { run } = event;
      const newStatus = run !== undefined && lastStatus.get(run.id) !== run.status;
      if (run) lastStatus.set(run.id, run.status);
      if (!newStatus && event.scenes === undefined && !event.topics.includes('plans')) return;
    }
    timer ??= setTimeout(() => {
      timer = undefined;
      link.refresh();
    }, betweenRefreshesMs);
  }, signal);
}
