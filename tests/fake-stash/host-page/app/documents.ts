import { gql } from '@apollo/client';

const videoFileData = gql`
  fragment VideoFileData on VideoFile {
    id
    path
    size
    mod_time
    duration
    video_codec
    audio_codec
    width
    height
    frame_rate
    bit_rate
    fingerprints {
      type
      value
    }
  }
`;

/** What a scene card gets. As in Stash, `created_at` and `updated_at` of the scene are not among it. */
export const SlimSceneDataFragmentDoc = gql`
  fragment SlimSceneData on Scene {
    id
    title
    code
    details
    director
    urls
    date
    rating100
    o_counter
    organized
    interactive
    interactive_speed
    resume_time
    play_duration
    play_count
    files {
      ...VideoFileData
    }
    paths {
      screenshot
      preview
      stream
      webp
      vtt
      sprite
      funscript
      interactive_heatmap
      caption
    }
    scene_markers {
      id
      title
      seconds
      primary_tag {
        id
        name
      }
    }
    galleries {
      id
      files {
        path
      }
      folder {
        path
      }
      title
    }
    studio {
      id
      name
      image_path
    }
    groups {
      group {
        id
        name
        front_image_path
      }
      scene_index
    }
    tags {
      id
      name
    }
    performers {
      id
      name
      disambiguation
      gender
      favorite
      image_path
    }
    stash_ids {
      endpoint
      stash_id
      updated_at
    }
  }
  ${videoFileData}
`;

/** What the scene page gets: the card's fields and the scene's own times. */
export const SceneDataFragmentDoc = gql`
  fragment SceneData on Scene {
    ...SlimSceneData
    created_at
    updated_at
  }
  ${SlimSceneDataFragmentDoc}
`;

const jobData = gql`
  fragment JobData on Job {
    id
    status
    subTasks
    description
    progress
    startTime
    endTime
    addTime
    error
  }
`;

const savedFilterData = gql`
  fragment SavedFilterData on SavedFilter {
    id
    mode
    name
    find_filter {
      q
      page
      per_page
      sort
      direction
    }
    object_filter
    ui_options
  }
`;

export const FindScenesDocument = gql`
  query FindScenes($filter: FindFilterType, $scene_filter: SceneFilterType, $scene_ids: [Int!]) {
    findScenes(filter: $filter, scene_filter: $scene_filter, scene_ids: $scene_ids) {
      count
      filesize
      duration
      scenes {
        ...SlimSceneData
      }
    }
  }
  ${SlimSceneDataFragmentDoc}
`;

export const FindSceneDocument = gql`
  query FindScene($id: ID!, $checksum: String) {
    findScene(id: $id, checksum: $checksum) {
      ...SceneData
    }
  }
  ${SceneDataFragmentDoc}
`;

export const FindPerformersDocument = gql`
  query FindPerformers($filter: FindFilterType, $performer_filter: PerformerFilterType) {
    findPerformers(filter: $filter, performer_filter: $performer_filter) {
      count
      performers {
        id
        name
        disambiguation
        alias_list
        scene_count
      }
    }
  }
`;

export const FindTagsDocument = gql`
  query FindTags($filter: FindFilterType, $tag_filter: TagFilterType) {
    findTags(filter: $filter, tag_filter: $tag_filter) {
      count
      tags {
        id
        name
        aliases
        scene_count
      }
    }
  }
`;

export const FindStudiosDocument = gql`
  query FindStudios($filter: FindFilterType, $studio_filter: StudioFilterType) {
    findStudios(filter: $filter, studio_filter: $studio_filter) {
      count
      studios {
        id
        name
        aliases
        scene_count
      }
    }
  }
`;

export const FindSavedFiltersDocument = gql`
  query FindSavedFilters($mode: FilterMode) {
    findSavedFilters(mode: $mode) {
      ...SavedFilterData
    }
  }
  ${savedFilterData}
`;

export const SaveFilterDocument = gql`
  mutation SaveFilter($input: SaveFilterInput!) {
    saveFilter(input: $input) {
      ...SavedFilterData
    }
  }
  ${savedFilterData}
`;

export const ConfigurationDocument = gql`
  query Configuration {
    configuration {
      general {
        stashes {
          path
        }
        databasePath
      }
      interface {
        language
        menuItems
      }
      ui
      plugins
    }
  }
`;

export const SystemStatusDocument = gql`
  query SystemStatus {
    systemStatus {
      status
      databaseSchema
      databasePath
      appSchema
    }
  }
`;

export const VersionDocument = gql`
  query Version {
    version {
      version
      hash
      build_time
    }
  }
`;

export const PluginsDocument = gql`
  query Plugins {
    plugins {
      id
      name
      enabled
      description
      url
      version
      tasks {
        name
        description
      }
      hooks {
        name
        description
        hooks
      }
      settings {
        name
        display_name
        description
        type
      }
      requires
      paths {
        css
        javascript
      }
    }
  }
`;

export const JobQueueDocument = gql`
  query JobQueue {
    jobQueue {
      ...JobData
    }
  }
  ${jobData}
`;

export const FindJobDocument = gql`
  query FindJob($input: FindJobInput!) {
    findJob(input: $input) {
      ...JobData
    }
  }
  ${jobData}
`;

export const JobsSubscribeDocument = gql`
  subscription JobsSubscribe {
    jobsSubscribe {
      type
      job {
        id
        status
        subTasks
        description
        progress
        error
        startTime
      }
    }
  }
`;

export const LoggingSubscribeDocument = gql`
  subscription LoggingSubscribe {
    loggingSubscribe {
      time
      level
      message
    }
  }
`;

export const ScanCompleteSubscribeDocument = gql`
  subscription ScanCompleteSubscribe {
    scanCompleteSubscribe
  }
`;

export const SceneUpdateDocument = gql`
  mutation SceneUpdate($input: SceneUpdateInput!) {
    sceneUpdate(input: $input) {
      ...SceneData
    }
  }
  ${SceneDataFragmentDoc}
`;

export const BulkSceneUpdateDocument = gql`
  mutation BulkSceneUpdate($input: BulkSceneUpdateInput!) {
    bulkSceneUpdate(input: $input) {
      ...SceneData
    }
  }
  ${SceneDataFragmentDoc}
`;

export const ScenesDestroyDocument = gql`
  mutation ScenesDestroy($ids: [ID!]!, $delete_file: Boolean, $delete_generated: Boolean) {
    scenesDestroy(input: { ids: $ids, delete_file: $delete_file, delete_generated: $delete_generated })
  }
`;

export const SceneAddODocument = gql`
  mutation SceneAddO($id: ID!, $times: [Timestamp!]) {
    sceneAddO(id: $id, times: $times) {
      count
      history
    }
  }
`;

export const StopJobDocument = gql`
  mutation StopJob($job_id: ID!) {
    stopJob(job_id: $job_id)
  }
`;

// As in Stash: the variable is called `args_map`, the task name is required, and there is no description.
export const RunPluginTaskDocument = gql`
  mutation RunPluginTask($plugin_id: ID!, $task_name: String!, $args_map: Map) {
    runPluginTask(plugin_id: $plugin_id, task_name: $task_name, args_map: $args_map)
  }
`;

export const ReloadPluginsDocument = gql`
  mutation ReloadPlugins {
    reloadPlugins
  }
`;

export const SetPluginsEnabledDocument = gql`
  mutation SetPluginsEnabled($enabledMap: BoolMap!) {
    setPluginsEnabled(enabledMap: $enabledMap)
  }
`;

export const ConfigurePluginDocument = gql`
  mutation ConfigurePlugin($plugin_id: ID!, $input: Map!) {
    configurePlugin(plugin_id: $plugin_id, input: $input)
  }
`;

export const MetadataScanDocument = gql`
  mutation MetadataScan($input: ScanMetadataInput!) {
    metadataScan(input: $input)
  }
`;

export const MetadataGenerateDocument = gql`
  mutation MetadataGenerate($input: GenerateMetadataInput!) {
    metadataGenerate(input: $input)
  }
`;

export const MetadataCleanDocument = gql`
  mutation MetadataClean($input: CleanMetadataInput!) {
    metadataClean(input: $input)
  }
`;
