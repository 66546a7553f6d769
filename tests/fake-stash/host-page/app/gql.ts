import {
  useMutation,
  useQuery,
  useSubscription,
  type DocumentNode,
  type MutationHookOptions,
  type MutationTuple,
  type OperationVariables,
  type QueryHookOptions,
  type QueryResult,
  type SubscriptionHookOptions,
} from '@apollo/client';
import * as documents from './documents.ts';
import type { Configuration, Job, Named, Plugin, SavedFilter, Scene, SlimScene } from './types.ts';

/** `PluginApi.GQL`: documents, hooks and enums under the names that Stash's generated module has. */
export * from './documents.ts';

export const JobStatus = {
  Cancelled: 'CANCELLED',
  Failed: 'FAILED',
  Finished: 'FINISHED',
  Ready: 'READY',
  Running: 'RUNNING',
  Stopping: 'STOPPING',
} as const;
export const JobStatusUpdateType = { Add: 'ADD', Remove: 'REMOVE', Update: 'UPDATE' } as const;
export const FilterMode = {
  Performers: 'PERFORMERS',
  Scenes: 'SCENES',
  Studios: 'STUDIOS',
  Tags: 'TAGS',
} as const;
export const SortDirectionEnum = { Asc: 'ASC', Desc: 'DESC' } as const;
export const CriterionModifier = {
  Equals: 'EQUALS',
  NotEquals: 'NOT_EQUALS',
  GreaterThan: 'GREATER_THAN',
  LessThan: 'LESS_THAN',
  Includes: 'INCLUDES',
  IncludesAll: 'INCLUDES_ALL',
  Excludes: 'EXCLUDES',
  IsNull: 'IS_NULL',
  NotNull: 'NOT_NULL',
  MatchesRegex: 'MATCHES_REGEX',
  Between: 'BETWEEN',
} as const;
export const PluginSettingTypeEnum = { Boolean: 'BOOLEAN', Number: 'NUMBER', String: 'STRING' } as const;
export const BulkUpdateIdMode = { Add: 'ADD', Remove: 'REMOVE', Set: 'SET' } as const;

function queryHook<Data, Variables extends OperationVariables = OperationVariables>(query: DocumentNode) {
  return (options?: QueryHookOptions<Data, Variables>): QueryResult<Data, Variables> =>
    useQuery<Data, Variables>(query, options);
}

function mutationHook<Data, Variables extends OperationVariables>(mutation: DocumentNode) {
  return (options?: MutationHookOptions<Data, Variables>): MutationTuple<Data, Variables> =>
    useMutation<Data, Variables>(mutation, options);
}

function subscriptionHook<Data>(subscription: DocumentNode) {
  return (options?: SubscriptionHookOptions<Data>) => useSubscription<Data>(subscription, options);
}

export interface FindFilter {
  q?: string | undefined;
  page?: number | undefined;
  per_page?: number | undefined;
  sort?: string | undefined;
  direction?: 'ASC' | 'DESC' | undefined;
}

export interface FindScenesVariables extends OperationVariables {
  filter?: FindFilter;
  scene_filter?: Record<string, unknown>;
  scene_ids?: number[];
}

export interface FindScenesData {
  findScenes: { count: number; filesize: number; duration: number; scenes: SlimScene[] };
}

/** Performers, tags and studios as the simple lists and the select boxes show them. */
export interface Counted extends Named {
  scene_count: number;
}

export const useFindScenesQuery = queryHook<FindScenesData, FindScenesVariables>(
  documents.FindScenesDocument,
);
export const useFindSceneQuery = queryHook<{ findScene: Scene | null }, { id: string; checksum?: string }>(
  documents.FindSceneDocument,
);
export const useFindPerformersQuery = queryHook<{ findPerformers: { count: number; performers: Counted[] } }>(
  documents.FindPerformersDocument,
);
export const useFindTagsQuery = queryHook<{ findTags: { count: number; tags: Counted[] } }>(
  documents.FindTagsDocument,
);
export const useFindStudiosQuery = queryHook<{ findStudios: { count: number; studios: Counted[] } }>(
  documents.FindStudiosDocument,
);
export const useFindSavedFiltersQuery = queryHook<{ findSavedFilters: SavedFilter[] }, { mode?: string }>(
  documents.FindSavedFiltersDocument,
);
export const useConfigurationQuery = queryHook<{ configuration: Configuration }>(
  documents.ConfigurationDocument,
);
export const useSystemStatusQuery = queryHook<{ systemStatus: { status: string } }>(
  documents.SystemStatusDocument,
);
export const useVersionQuery = queryHook<{ version: { version: string | null } }>(documents.VersionDocument);
export const usePluginsQuery = queryHook<{ plugins: Plugin[] | null }>(documents.PluginsDocument);
export const useJobQueueQuery = queryHook<{ jobQueue: Job[] | null }>(documents.JobQueueDocument);

export const useSceneUpdateMutation = mutationHook<
  { sceneUpdate: Scene | null },
  { input: Record<string, unknown> }
>(documents.SceneUpdateDocument);
export const useSceneAddOMutation = mutationHook<
  { sceneAddO: { count: number } },
  { id: string; times?: string[] }
>(documents.SceneAddODocument);

export const useJobsSubscribeSubscription = subscriptionHook<{
  jobsSubscribe: { type: 'ADD' | 'REMOVE' | 'UPDATE'; job: Job };
}>(documents.JobsSubscribeDocument);
export const useLoggingSubscribeSubscription = subscriptionHook<{
  loggingSubscribe: { time: string; level: string; message: string }[];
}>(documents.LoggingSubscribeDocument);
export const useScanCompleteSubscribeSubscription = subscriptionHook<{ scanCompleteSubscribe: boolean }>(
  documents.ScanCompleteSubscribeDocument,
);
