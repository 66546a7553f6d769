import { createRoot } from 'react-dom/client';
import type { MountIsland } from '../island.ts';
import { startCache } from '../data/cache.ts';
import { queryClientFor } from '../data/query-client.ts';
import { applyLiveEvents } from '../data/apply-live-events.ts';
import { IslandApp } from './IslandApp.tsx';
import { makeIslandRoot } from './shadow-root.ts';

/** See `ui/island.ts`. */
export const mountIsland: MountIsland = (element, view, host) => {
  const island = makeIslandRoot(element);
  const client = queryClientFor(host.graphqlUrl);
  const ended = new AbortController();
  startCache(host.graphqlUrl, client);
  applyLiveEvents(client, host, ended.signal);

  const root = createRoot(island.wrap);
  const render = (shown: typeof view): void => {
    root.render(
      <IslandApp view={shown} host={host} client={client} wrap={island.wrap} portal={island.portal} />,
    );
  };
  render(view);
  return {
    show: render,
    unmount() {
      ended.abort();
      // Stash may unmount us inside its own React's commit, where ours could be rendering as well.
      queueMicrotask(() => {
        root.unmount();
        if (!element.shadowRoot?.contains(island.wrap)) return;
        island.remove();
      });
    },
  };
};
