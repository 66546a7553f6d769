import { report } from './guard.ts';
import type { HostClient, HostDocument, PluginApi } from './plugin-api.ts';

/** More scenes than this are not read one by one; what shows them asks again when it is next opened. */
const fewScenes = 10;
const queriesOfScenes = new Set(['FindScene', 'FindScenes']);

/**
 * Stash's page reads again what we wrote to these scenes (null: any). Scenes on the screen are refreshed in place:
 * taking them out of the cache would unmount the scene page, and our tab with it.
 */
export function readScenesAgain(api: PluginApi, ids: readonly number[] | null): void {
  const client = api.utils.StashService.getClient();
  const failed = (error: unknown) => report('reading scenes again after a change', error);
  const document = api.GQL['FindSceneDocument'] as HostDocument | undefined;
  if (ids && ids.length <= fewScenes && document) {
    for (const id of ids)
      client
        .query({ query: document, variables: { id: String(id) }, fetchPolicy: 'network-only' })
        .catch(failed);
  } else {
    dropHiddenScenes(client, ids);
    for (const query of client.getObservableQueries('active').values())
      if (queriesOfScenes.has(query.queryName ?? '')) query.refetch().catch(failed);
  }
  dropHiddenLists(client);
}

function dropHiddenScenes(client: HostClient, ids: readonly number[] | null): void {
  const shown = new Set(
    [...client.getObservableQueries('active').values()].map(({ variables }) => String(variables?.['id'])),
  );
  const keys = ids
    ? ids.map((id) => `Scene:${id}`)
    : Object.keys(client.cache.extract()).filter((key) => /^Scene:\d+$/.test(key));
  for (const key of keys)
    if (!shown.has(key.slice('Scene:'.length))) client.cache.evict({ id: key, broadcast: false });
}

/** The order and the members of lists may have changed too: a list that is opened next is read from Stash. */
function dropHiddenLists(client: HostClient): void {
  const listShown = [...client.getObservableQueries('active').values()].some(
    ({ queryName }) => queryName === 'FindScenes',
  );
  if (!listShown) client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'findScenes' });
  client.cache.gc();
}
