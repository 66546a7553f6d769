import type { IslandHost } from '../island.ts';
import { hrefOf } from './base-url.ts';
import type { HostContext } from './host-context.ts';
import type { HostHistory } from './plugin-api.ts';
import { readScenesAgain } from './read-scenes-again.ts';

/** What the island may ask of Stash's page. */
export function createIslandHost(context: HostContext, history: HostHistory): IslandHost {
  const { api, baseUrl, graphqlUrl, live, states } = context;
  return {
    graphqlUrl,
    navigate: (path) => history.push(path),
    href: (path) => hrefOf(baseUrl, path),
    onLive: (listener, signal) => live.listen(listener, signal),
    scenesChanged(ids) {
      states.changed(ids);
      readScenesAgain(api, ids);
    },
  };
}
