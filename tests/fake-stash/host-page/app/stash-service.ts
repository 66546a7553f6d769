import {
  type ApolloCache,
  type ApolloClient,
  type ApolloQueryResult,
  type DocumentNode,
  type FetchResult,
  type MutationTuple,
  type NormalizedCacheObject,
} from '@apollo/client';
import { getMainDefinition } from '@apollo/client/utilities';
import type { Client as WebSocketClient } from 'graphql-ws';
import { createClients } from './create-client.ts';
import * as GQL from './gql.ts';
import type { ListFilterModel } from './list/filter.ts';
import type { Scene } from './types.ts';

/** `PluginApi.utils.StashService`: the page's only way to the server, under the names that Stash gives it. */
const { client, webSocketClient } = createClients();

export const getClient = (): ApolloClient<NormalizedCacheObject> => client;
/** @public Plugins use it. */
export const getWSClient = (): WebSocketClient => webSocketClient;

/** Forgets all cached answers of these queries, whatever their arguments; queries on screen are fetched again. */
export function evictQueries(cache: ApolloCache<unknown>, queries: DocumentNode[]): void {
  for (const query of queries) {
    const definition = getMainDefinition(query);
    for (const selection of definition.selectionSet.selections) {
      if (selection.kind !== 'Field') continue;
      cache.evict({ id: 'ROOT_QUERY', fieldName: selection.name.value });
    }
  }
}

export const sceneMutationImpactedQueries: DocumentNode[] = [
  GQL.FindScenesDocument,
  GQL.FindPerformersDocument,
  GQL.FindStudiosDocument,
  GQL.FindTagsDocument,
];

const variablesOf = (filter: ListFilterModel) => ({
  filter: filter.makeFindFilter(),
  scene_filter: filter.makeFilter(),
});

export const useFindScenes = (filter: ListFilterModel) =>
  GQL.useFindScenesQuery({ variables: variablesOf(filter) });

export const queryFindScenes = (filter: ListFilterModel): Promise<ApolloQueryResult<GQL.FindScenesData>> =>
  client.query<GQL.FindScenesData>({ query: GQL.FindScenesDocument, variables: variablesOf(filter) });

export const queryFindScenesByID = (ids: number[]): Promise<ApolloQueryResult<GQL.FindScenesData>> =>
  client.query<GQL.FindScenesData>({ query: GQL.FindScenesDocument, variables: { scene_ids: ids } });

export const useFindScene = (id: string) => GQL.useFindSceneQuery({ variables: { id } });

export const useSceneUpdate = (): MutationTuple<
  { sceneUpdate: Scene | null },
  { input: Record<string, unknown> }
> =>
  GQL.useSceneUpdateMutation({
    update(cache, result) {
      if (result.data?.sceneUpdate) evictQueries(cache, sceneMutationImpactedQueries);
    },
  });

export const mutateBulkSceneUpdate = (input: Record<string, unknown>): Promise<FetchResult> =>
  client.mutate({
    mutation: GQL.BulkSceneUpdateDocument,
    variables: { input },
    update: (cache) => evictQueries(cache, sceneMutationImpactedQueries),
  });

export const mutateScenesDestroy = (ids: string[], deleteFile: boolean): Promise<FetchResult> =>
  client.mutate({
    mutation: GQL.ScenesDestroyDocument,
    variables: { ids, delete_file: deleteFile, delete_generated: true },
    update: (cache) => evictQueries(cache, sceneMutationImpactedQueries),
  });

export const mutateSceneIncrementO = (id: string): Promise<FetchResult> =>
  client.mutate<{ sceneAddO: { count: number } }>({
    mutation: GQL.SceneAddODocument,
    variables: { id },
    update(cache, result) {
      const count = result.data?.sceneAddO.count;
      if (count === undefined) return;
      cache.modify({
        id: cache.identify({ __typename: 'Scene', id }) ?? '',
        fields: { o_counter: () => count },
      });
    },
  });

export const useConfiguration = () => GQL.useConfigurationQuery();
export const useSystemStatus = () => GQL.useSystemStatusQuery();
export const useVersion = () => GQL.useVersionQuery();
export const usePlugins = () => GQL.usePluginsQuery();
export const useFindSavedFilters = (mode: string) => GQL.useFindSavedFiltersQuery({ variables: { mode } });

export const mutateSaveFilter = (input: Record<string, unknown>): Promise<FetchResult> =>
  client.mutate({
    mutation: GQL.SaveFilterDocument,
    variables: { input },
    update: (cache) => evictQueries(cache, [GQL.FindSavedFiltersDocument]),
  });

// The job table must not show a queue remembered from an earlier visit.
export const useJobQueue = () => GQL.useJobQueueQuery({ fetchPolicy: 'no-cache' });
export const useJobsSubscribe = () => GQL.useJobsSubscribeSubscription();

export const mutateStopJob = (jobID: string): Promise<FetchResult> =>
  client.mutate({ mutation: GQL.StopJobDocument, variables: { job_id: jobID } });

export const mutateMetadataScan = (input: Record<string, unknown>): Promise<FetchResult> =>
  client.mutate({ mutation: GQL.MetadataScanDocument, variables: { input } });
export const mutateMetadataGenerate = (input: Record<string, unknown>): Promise<FetchResult> =>
  client.mutate({ mutation: GQL.MetadataGenerateDocument, variables: { input } });
export const mutateMetadataClean = (input: Record<string, unknown>): Promise<FetchResult> =>
  client.mutate({ mutation: GQL.MetadataCleanDocument, variables: { input } });

/** Stash's trap kept on purpose: the document declares `args_map`, so `args` is dropped by the server. */
export const mutateRunPluginTask = (
  pluginId: string,
  taskName: string,
  args?: Record<string, unknown>,
): Promise<FetchResult> =>
  client.mutate({
    mutation: GQL.RunPluginTaskDocument,
    variables: { plugin_id: pluginId, task_name: taskName, args },
  });

export const mutateReloadPlugins = (): Promise<FetchResult> =>
  client.mutate({
    mutation: GQL.ReloadPluginsDocument,
    update: (cache) => evictQueries(cache, [GQL.PluginsDocument]),
  });

export const mutateSetPluginsEnabled = (enabledMap: Record<string, boolean>): Promise<FetchResult> =>
  client.mutate({
    mutation: GQL.SetPluginsEnabledDocument,
    variables: { enabledMap },
    update(cache) {
      for (const [id, enabled] of Object.entries(enabledMap))
        cache.modify({
          id: cache.identify({ __typename: 'Plugin', id }) ?? '',
          fields: { enabled: () => enabled },
        });
    },
  });

export const mutateConfigurePlugin = (id: string, input: Record<string, unknown>): Promise<FetchResult> =>
  client.mutate({
    mutation: GQL.ConfigurePluginDocument,
    variables: { plugin_id: id, input },
    update: (cache) => evictQueries(cache, [GQL.ConfigurationDocument]),
  });
