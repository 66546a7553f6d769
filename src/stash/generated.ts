/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type BulkSceneUpdateInput = {
  clientMutationId?: string | null | undefined;
  code?: string | null | undefined;
  date?: string | null | undefined;
  details?: string | null | undefined;
  director?: string | null | undefined;
  gallery_ids?: BulkUpdateIds | null | undefined;
  group_ids?: BulkUpdateIds | null | undefined;
  ids?: Array<string | number> | null | undefined;
  /** @deprecated Use group_ids */
  movie_ids?: BulkUpdateIds | null | undefined;
  organized?: boolean | null | undefined;
  performer_ids?: BulkUpdateIds | null | undefined;
  rating100?: number | null | undefined;
  studio_id?: string | number | null | undefined;
  tag_ids?: BulkUpdateIds | null | undefined;
  title?: string | null | undefined;
  /** @deprecated Use urls */
  url?: string | null | undefined;
  urls?: BulkUpdateStrings | null | undefined;
};

export type BulkUpdateIdMode =
  | 'ADD'
  | 'REMOVE'
  | 'SET';

export type BulkUpdateIds = {
  ids?: Array<string | number> | null | undefined;
  mode: BulkUpdateIdMode;
};

export type BulkUpdateStrings = {
  mode: BulkUpdateIdMode;
  values?: Array<string> | null | undefined;
};

export type GenerateMetadataInput = {
  clipPreviews?: boolean | null | undefined;
  covers?: boolean | null | undefined;
  forceTranscodes?: boolean | null | undefined;
  imagePreviews?: boolean | null | undefined;
  imageThumbnails?: boolean | null | undefined;
  interactiveHeatmapsSpeeds?: boolean | null | undefined;
  markerIDs?: Array<string | number> | null | undefined;
  markerImagePreviews?: boolean | null | undefined;
  markerScreenshots?: boolean | null | undefined;
  markers?: boolean | null | undefined;
  overwrite?: boolean | null | undefined;
  phashes?: boolean | null | undefined;
  previewOptions?: GeneratePreviewOptionsInput | null | undefined;
  previews?: boolean | null | undefined;
  sceneIDs?: Array<string | number> | null | undefined;
  sprites?: boolean | null | undefined;
  transcodes?: boolean | null | undefined;
};

export type GeneratePreviewOptionsInput = {
  previewExcludeEnd?: string | null | undefined;
  previewExcludeStart?: string | null | undefined;
  previewPreset?: PreviewPreset | null | undefined;
  previewSegmentDuration?: number | null | undefined;
  previewSegments?: number | null | undefined;
};

export type JobStatus =
  | 'CANCELLED'
  | 'FAILED'
  | 'FINISHED'
  | 'READY'
  | 'RUNNING'
  | 'STOPPING';

export type PreviewPreset =
  | 'fast'
  | 'medium'
  | 'slow'
  | 'slower'
  | 'ultrafast'
  | 'veryfast'
  | 'veryslow';

export type ScanMetaDataFilterInput = {
  minModTime?: string | null | undefined;
};

export type ScanMetadataInput = {
  filter?: ScanMetaDataFilterInput | null | undefined;
  paths?: Array<string> | null | undefined;
  rescan?: boolean | null | undefined;
  scanGenerateClipPreviews?: boolean | null | undefined;
  scanGenerateCovers?: boolean | null | undefined;
  scanGenerateImagePreviews?: boolean | null | undefined;
  scanGeneratePhashes?: boolean | null | undefined;
  scanGeneratePreviews?: boolean | null | undefined;
  scanGenerateSprites?: boolean | null | undefined;
  scanGenerateThumbnails?: boolean | null | undefined;
};

export type SceneGroupInput = {
  group_id: string | number;
  scene_index?: number | null | undefined;
};

export type SceneMovieInput = {
  movie_id: string | number;
  scene_index?: number | null | undefined;
};

export type SceneUpdateInput = {
  clientMutationId?: string | null | undefined;
  code?: string | null | undefined;
  cover_image?: string | null | undefined;
  date?: string | null | undefined;
  details?: string | null | undefined;
  director?: string | null | undefined;
  gallery_ids?: Array<string | number> | null | undefined;
  groups?: Array<SceneGroupInput> | null | undefined;
  id: string | number;
  /** @deprecated Use groups */
  movies?: Array<SceneMovieInput> | null | undefined;
  /** @deprecated Unsupported - Use sceneIncrementO/sceneDecrementO */
  o_counter?: number | null | undefined;
  organized?: boolean | null | undefined;
  performer_ids?: Array<string | number> | null | undefined;
  /** @deprecated Unsupported - Use sceneIncrementPlayCount/sceneDecrementPlayCount */
  play_count?: number | null | undefined;
  play_duration?: number | null | undefined;
  primary_file_id?: string | number | null | undefined;
  rating100?: number | null | undefined;
  resume_time?: number | null | undefined;
  stash_ids?: Array<StashIdInput> | null | undefined;
  studio_id?: string | number | null | undefined;
  tag_ids?: Array<string | number> | null | undefined;
  title?: string | null | undefined;
  /** @deprecated Use urls */
  url?: string | null | undefined;
  urls?: Array<string> | null | undefined;
};

export type StashIdInput = {
  endpoint: string;
  stash_id: string;
  updated_at?: string | null | undefined;
};

export type SystemStatusEnum =
  | 'NEEDS_MIGRATION'
  | 'OK'
  | 'SETUP';

export type PerformersPageQueryVariables = Exact<{
  page: number;
  perPage: number;
}>;


export type PerformersPageQuery = { findPerformers: { count: number, performers: Array<{ id: string, name: string, disambiguation: string | null, alias_list: Array<string>, updated_at: string }> } };

export type TagsPageQueryVariables = Exact<{
  page: number;
  perPage: number;
}>;


export type TagsPageQuery = { findTags: { count: number, tags: Array<{ id: string, name: string, aliases: Array<string>, updated_at: string, parents: Array<{ id: string }> }> } };

export type StudiosPageQueryVariables = Exact<{
  page: number;
  perPage: number;
}>;


export type StudiosPageQuery = { findStudios: { count: number, studios: Array<{ id: string, name: string, aliases: Array<string>, url: string | null, updated_at: string, parent_studio: { id: string } | null }> } };

export type PerformerStampsQueryVariables = Exact<{
  page: number;
  perPage: number;
}>;


export type PerformerStampsQuery = { findPerformers: { count: number, performers: Array<{ id: string, updated_at: string }> } };

export type TagStampsQueryVariables = Exact<{
  page: number;
  perPage: number;
}>;


export type TagStampsQuery = { findTags: { count: number, tags: Array<{ id: string, updated_at: string }> } };

export type StudioStampsQueryVariables = Exact<{
  page: number;
  perPage: number;
}>;


export type StudioStampsQuery = { findStudios: { count: number, studios: Array<{ id: string, updated_at: string }> } };

export type JobByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type JobByIdQuery = { findJob: { id: string, status: JobStatus, description: string, progress: number | null, addTime: string, startTime: string | null, endTime: string | null, error: string | null } | null };

export type JobQueueQueryVariables = Exact<{ [key: string]: never; }>;


export type JobQueueQuery = { jobQueue: Array<{ id: string, status: JobStatus, description: string, progress: number | null, addTime: string }> | null };

export type QueueTaskMutationVariables = Exact<{
  description: string;
  arguments: Record<string, unknown>;
}>;


export type QueueTaskMutation = { runPluginTask: string };

export type QueueScanMutationVariables = Exact<{
  input: ScanMetadataInput;
}>;


export type QueueScanMutation = { metadataScan: string };

export type QueueGenerateMutationVariables = Exact<{
  input: GenerateMetadataInput;
}>;


export type QueueGenerateMutation = { metadataGenerate: string };

export type StopJobMutationVariables = Exact<{
  id: string | number;
}>;


export type StopJobMutation = { stopJob: boolean };

export type SceneFieldsFragment = { id: string, title: string | null, details: string | null, date: string | null, code: string | null, director: string | null, rating100: number | null, organized: boolean, urls: Array<string>, play_count: number | null, o_counter: number | null, created_at: string, updated_at: string, studio: { id: string } | null, performers: Array<{ id: string }>, tags: Array<{ id: string }>, groups: Array<{ group: { id: string } }>, galleries: Array<{ id: string }>, stash_ids: Array<{ endpoint: string, stash_id: string }>, files: Array<{ id: string, path: string, size: number, duration: number, width: number, height: number, video_codec: string, audio_codec: string, frame_rate: number, bit_rate: number, fingerprints: Array<{ type: string, value: string }> }>, scene_markers: Array<{ id: string, title: string, seconds: number, end_seconds: number | null, primary_tag: { id: string }, tags: Array<{ id: string }> }> };

export type SweepScenesQueryVariables = Exact<{
  after: number;
  perPage: number;
}>;


export type SweepScenesQuery = { findScenes: { count: number, scenes: Array<{ id: string, updated_at: string }> } };

export type ScenesByIdsQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type ScenesByIdsQuery = { findScenes: { scenes: Array<{ id: string, title: string | null, details: string | null, date: string | null, code: string | null, director: string | null, rating100: number | null, organized: boolean, urls: Array<string>, play_count: number | null, o_counter: number | null, created_at: string, updated_at: string, studio: { id: string } | null, performers: Array<{ id: string }>, tags: Array<{ id: string }>, groups: Array<{ group: { id: string } }>, galleries: Array<{ id: string }>, stash_ids: Array<{ endpoint: string, stash_id: string }>, files: Array<{ id: string, path: string, size: number, duration: number, width: number, height: number, video_codec: string, audio_codec: string, frame_rate: number, bit_rate: number, fingerprints: Array<{ type: string, value: string }> }>, scene_markers: Array<{ id: string, title: string, seconds: number, end_seconds: number | null, primary_tag: { id: string }, tags: Array<{ id: string }> }> }> } };

export type SceneByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type SceneByIdQuery = { findScene: { id: string, title: string | null, details: string | null, date: string | null, code: string | null, director: string | null, rating100: number | null, organized: boolean, urls: Array<string>, play_count: number | null, o_counter: number | null, created_at: string, updated_at: string, studio: { id: string } | null, performers: Array<{ id: string }>, tags: Array<{ id: string }>, groups: Array<{ group: { id: string } }>, galleries: Array<{ id: string }>, stash_ids: Array<{ endpoint: string, stash_id: string }>, files: Array<{ id: string, path: string, size: number, duration: number, width: number, height: number, video_codec: string, audio_codec: string, frame_rate: number, bit_rate: number, fingerprints: Array<{ type: string, value: string }> }>, scene_markers: Array<{ id: string, title: string, seconds: number, end_seconds: number | null, primary_tag: { id: string }, tags: Array<{ id: string }> }> } | null };

export type ScenesUpdatedSinceQueryVariables = Exact<{
  since: string;
  after: number;
  perPage: number;
}>;


export type ScenesUpdatedSinceQuery = { findScenes: { count: number, scenes: Array<{ id: string, updated_at: string }> } };

export type WriteSceneMutationVariables = Exact<{
  add: BulkSceneUpdateInput;
  hasAdd: boolean;
  remove: BulkSceneUpdateInput;
  hasRemove: boolean;
  set: SceneUpdateInput;
  hasSet: boolean;
}>;


export type WriteSceneMutation = { added?: Array<{ id: string, title: string | null, details: string | null, date: string | null, code: string | null, director: string | null, rating100: number | null, organized: boolean, urls: Array<string>, play_count: number | null, o_counter: number | null, created_at: string, updated_at: string, studio: { id: string } | null, performers: Array<{ id: string }>, tags: Array<{ id: string }>, groups: Array<{ group: { id: string } }>, galleries: Array<{ id: string }>, stash_ids: Array<{ endpoint: string, stash_id: string }>, files: Array<{ id: string, path: string, size: number, duration: number, width: number, height: number, video_codec: string, audio_codec: string, frame_rate: number, bit_rate: number, fingerprints: Array<{ type: string, value: string }> }>, scene_markers: Array<{ id: string, title: string, seconds: number, end_seconds: number | null, primary_tag: { id: string }, tags: Array<{ id: string }> }> }> | null, removed?: Array<{ id: string, title: string | null, details: string | null, date: string | null, code: string | null, director: string | null, rating100: number | null, organized: boolean, urls: Array<string>, play_count: number | null, o_counter: number | null, created_at: string, updated_at: string, studio: { id: string } | null, performers: Array<{ id: string }>, tags: Array<{ id: string }>, groups: Array<{ group: { id: string } }>, galleries: Array<{ id: string }>, stash_ids: Array<{ endpoint: string, stash_id: string }>, files: Array<{ id: string, path: string, size: number, duration: number, width: number, height: number, video_codec: string, audio_codec: string, frame_rate: number, bit_rate: number, fingerprints: Array<{ type: string, value: string }> }>, scene_markers: Array<{ id: string, title: string, seconds: number, end_seconds: number | null, primary_tag: { id: string }, tags: Array<{ id: string }> }> }> | null, set?: { id: string, title: string | null, details: string | null, date: string | null, code: string | null, director: string | null, rating100: number | null, organized: boolean, urls: Array<string>, play_count: number | null, o_counter: number | null, created_at: string, updated_at: string, studio: { id: string } | null, performers: Array<{ id: string }>, tags: Array<{ id: string }>, groups: Array<{ group: { id: string } }>, galleries: Array<{ id: string }>, stash_ids: Array<{ endpoint: string, stash_id: string }>, files: Array<{ id: string, path: string, size: number, duration: number, width: number, height: number, video_codec: string, audio_codec: string, frame_rate: number, bit_rate: number, fingerprints: Array<{ type: string, value: string }> }>, scene_markers: Array<{ id: string, title: string, seconds: number, end_seconds: number | null, primary_tag: { id: string }, tags: Array<{ id: string }> }> } | null };

export type ApiKeyQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiKeyQuery = { configuration: { general: { apiKey: string } } };

export type ScanDefaultsQueryVariables = Exact<{ [key: string]: never; }>;


export type ScanDefaultsQuery = { configuration: { defaults: { scan: { scanGenerateCovers: boolean, scanGeneratePreviews: boolean, scanGenerateImagePreviews: boolean, scanGenerateSprites: boolean, scanGeneratePhashes: boolean, scanGenerateThumbnails: boolean, scanGenerateClipPreviews: boolean } | null } } };

export type StashDatabaseQueryVariables = Exact<{ [key: string]: never; }>;


export type StashDatabaseQuery = { systemStatus: { status: SystemStatusEnum, databasePath: string | null, databaseSchema: number | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const SceneFieldsFragmentDoc = new TypedDocumentString(`
    fragment SceneFields on Scene {
  id
  title
  details
  date
  code
  director
  rating100
  organized
  urls
  play_count
  o_counter
  created_at
  updated_at
  studio {
    id
  }
  performers {
    id
  }
  tags {
    id
  }
  groups {
    group {
      id
    }
  }
  galleries {
    id
  }
  stash_ids {
    endpoint
    stash_id
  }
  files {
    id
    path
    size
    duration
    width
    height
    video_codec
    audio_codec
    frame_rate
    bit_rate
    fingerprints {
      type
      value
    }
  }
  scene_markers {
    id
    title
    seconds
    end_seconds
    primary_tag {
      id
    }
    tags {
      id
    }
  }
}
    `, {"fragmentName":"SceneFields"}) as unknown as TypedDocumentString<SceneFieldsFragment, unknown>;
export const PerformersPageDocument = new TypedDocumentString(`
    query PerformersPage($page: Int!, $perPage: Int!) {
  findPerformers(
    filter: {sort: "id", direction: ASC, page: $page, per_page: $perPage}
  ) {
    count
    performers {
      id
      name
      disambiguation
      alias_list
      updated_at
    }
  }
}
    `) as unknown as TypedDocumentString<PerformersPageQuery, PerformersPageQueryVariables>;
export const TagsPageDocument = new TypedDocumentString(`
    query TagsPage($page: Int!, $perPage: Int!) {
  findTags(filter: {sort: "id", direction: ASC, page: $page, per_page: $perPage}) {
    count
    tags {
      id
      name
      aliases
      updated_at
      parents {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TagsPageQuery, TagsPageQueryVariables>;
export const StudiosPageDocument = new TypedDocumentString(`
    query StudiosPage($page: Int!, $perPage: Int!) {
  findStudios(
    filter: {sort: "id", direction: ASC, page: $page, per_page: $perPage}
  ) {
    count
    studios {
      id
      name
      aliases
      url
      updated_at
      parent_studio {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StudiosPageQuery, StudiosPageQueryVariables>;
export const PerformerStampsDocument = new TypedDocumentString(`
    query PerformerStamps($page: Int!, $perPage: Int!) {
  findPerformers(
    filter: {sort: "id", direction: ASC, page: $page, per_page: $perPage}
  ) {
    count
    performers {
      id
      updated_at
    }
  }
}
    `) as unknown as TypedDocumentString<PerformerStampsQuery, PerformerStampsQueryVariables>;
export const TagStampsDocument = new TypedDocumentString(`
    query TagStamps($page: Int!, $perPage: Int!) {
  findTags(filter: {sort: "id", direction: ASC, page: $page, per_page: $perPage}) {
    count
    tags {
      id
      updated_at
    }
  }
}
    `) as unknown as TypedDocumentString<TagStampsQuery, TagStampsQueryVariables>;
export const StudioStampsDocument = new TypedDocumentString(`
    query StudioStamps($page: Int!, $perPage: Int!) {
  findStudios(
    filter: {sort: "id", direction: ASC, page: $page, per_page: $perPage}
  ) {
    count
    studios {
      id
      updated_at
    }
  }
}
    `) as unknown as TypedDocumentString<StudioStampsQuery, StudioStampsQueryVariables>;
export const JobByIdDocument = new TypedDocumentString(`
    query JobById($id: ID!) {
  findJob(input: {id: $id}) {
    id
    status
    description
    progress
    addTime
    startTime
    endTime
    error
  }
}
    `) as unknown as TypedDocumentString<JobByIdQuery, JobByIdQueryVariables>;
export const JobQueueDocument = new TypedDocumentString(`
    query JobQueue {
  jobQueue {
    id
    status
    description
    progress
    addTime
  }
}
    `) as unknown as TypedDocumentString<JobQueueQuery, JobQueueQueryVariables>;
export const QueueTaskDocument = new TypedDocumentString(`
    mutation QueueTask($description: String!, $arguments: Map!) {
  runPluginTask(
    plugin_id: "stashhog"
    description: $description
    args_map: $arguments
  )
}
    `) as unknown as TypedDocumentString<QueueTaskMutation, QueueTaskMutationVariables>;
export const QueueScanDocument = new TypedDocumentString(`
    mutation QueueScan($input: ScanMetadataInput!) {
  metadataScan(input: $input)
}
    `) as unknown as TypedDocumentString<QueueScanMutation, QueueScanMutationVariables>;
export const QueueGenerateDocument = new TypedDocumentString(`
    mutation QueueGenerate($input: GenerateMetadataInput!) {
  metadataGenerate(input: $input)
}
    `) as unknown as TypedDocumentString<QueueGenerateMutation, QueueGenerateMutationVariables>;
export const StopJobDocument = new TypedDocumentString(`
    mutation StopJob($id: ID!) {
  stopJob(job_id: $id)
}
    `) as unknown as TypedDocumentString<StopJobMutation, StopJobMutationVariables>;
export const SweepScenesDocument = new TypedDocumentString(`
    query SweepScenes($after: Int!, $perPage: Int!) {
  findScenes(
    scene_filter: {id: {value: $after, modifier: GREATER_THAN}}
    filter: {sort: "id", direction: ASC, per_page: $perPage}
  ) {
    count
    scenes {
      id
      updated_at
    }
  }
}
    `) as unknown as TypedDocumentString<SweepScenesQuery, SweepScenesQueryVariables>;
export const ScenesByIdsDocument = new TypedDocumentString(`
    query ScenesByIds($ids: [ID!]!) {
  findScenes(ids: $ids) {
    scenes {
      ...SceneFields
    }
  }
}
    fragment SceneFields on Scene {
  id
  title
  details
  date
  code
  director
  rating100
  organized
  urls
  play_count
  o_counter
  created_at
  updated_at
  studio {
    id
  }
  performers {
    id
  }
  tags {
    id
  }
  groups {
    group {
      id
    }
  }
  galleries {
    id
  }
  stash_ids {
    endpoint
    stash_id
  }
  files {
    id
    path
    size
    duration
    width
    height
    video_codec
    audio_codec
    frame_rate
    bit_rate
    fingerprints {
      type
      value
    }
  }
  scene_markers {
    id
    title
    seconds
    end_seconds
    primary_tag {
      id
    }
    tags {
      id
    }
  }
}`) as unknown as TypedDocumentString<ScenesByIdsQuery, ScenesByIdsQueryVariables>;
export const SceneByIdDocument = new TypedDocumentString(`
    query SceneById($id: ID!) {
  findScene(id: $id) {
    ...SceneFields
  }
}
    fragment SceneFields on Scene {
  id
  title
  details
  date
  code
  director
  rating100
  organized
  urls
  play_count
  o_counter
  created_at
  updated_at
  studio {
    id
  }
  performers {
    id
  }
  tags {
    id
  }
  groups {
    group {
      id
    }
  }
  galleries {
    id
  }
  stash_ids {
    endpoint
    stash_id
  }
  files {
    id
    path
    size
    duration
    width
    height
    video_codec
    audio_codec
    frame_rate
    bit_rate
    fingerprints {
      type
      value
    }
  }
  scene_markers {
    id
    title
    seconds
    end_seconds
    primary_tag {
      id
    }
    tags {
      id
    }
  }
}`) as unknown as TypedDocumentString<SceneByIdQuery, SceneByIdQueryVariables>;
export const ScenesUpdatedSinceDocument = new TypedDocumentString(`
    query ScenesUpdatedSince($since: String!, $after: Int!, $perPage: Int!) {
  findScenes(
    scene_filter: {updated_at: {value: $since, modifier: GREATER_THAN}, id: {value: $after, modifier: GREATER_THAN}}
    filter: {sort: "id", direction: ASC, per_page: $perPage}
  ) {
    count
    scenes {
      id
      updated_at
    }
  }
}
    `) as unknown as TypedDocumentString<ScenesUpdatedSinceQuery, ScenesUpdatedSinceQueryVariables>;
export const WriteSceneDocument = new TypedDocumentString(`
    mutation WriteScene($add: BulkSceneUpdateInput!, $hasAdd: Boolean!, $remove: BulkSceneUpdateInput!, $hasRemove: Boolean!, $set: SceneUpdateInput!, $hasSet: Boolean!) {
  added: bulkSceneUpdate(input: $add) @include(if: $hasAdd) {
    ...SceneFields
  }
  removed: bulkSceneUpdate(input: $remove) @include(if: $hasRemove) {
    ...SceneFields
  }
  set: sceneUpdate(input: $set) @include(if: $hasSet) {
    ...SceneFields
  }
}
    fragment SceneFields on Scene {
  id
  title
  details
  date
  code
  director
  rating100
  organized
  urls
  play_count
  o_counter
  created_at
  updated_at
  studio {
    id
  }
  performers {
    id
  }
  tags {
    id
  }
  groups {
    group {
      id
    }
  }
  galleries {
    id
  }
  stash_ids {
    endpoint
    stash_id
  }
  files {
    id
    path
    size
    duration
    width
    height
    video_codec
    audio_codec
    frame_rate
    bit_rate
    fingerprints {
      type
      value
    }
  }
  scene_markers {
    id
    title
    seconds
    end_seconds
    primary_tag {
      id
    }
    tags {
      id
    }
  }
}`) as unknown as TypedDocumentString<WriteSceneMutation, WriteSceneMutationVariables>;
export const ApiKeyDocument = new TypedDocumentString(`
    query ApiKey {
  configuration {
    general {
      apiKey
    }
  }
}
    `) as unknown as TypedDocumentString<ApiKeyQuery, ApiKeyQueryVariables>;
export const ScanDefaultsDocument = new TypedDocumentString(`
    query ScanDefaults {
  configuration {
    defaults {
      scan {
        scanGenerateCovers
        scanGeneratePreviews
        scanGenerateImagePreviews
        scanGenerateSprites
        scanGeneratePhashes
        scanGenerateThumbnails
        scanGenerateClipPreviews
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ScanDefaultsQuery, ScanDefaultsQueryVariables>;
export const StashDatabaseDocument = new TypedDocumentString(`
    query StashDatabase {
  systemStatus {
    status
    databasePath
    databaseSchema
  }
}
    `) as unknown as TypedDocumentString<StashDatabaseQuery, StashDatabaseQueryVariables>;