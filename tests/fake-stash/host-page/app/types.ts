/** The parts of Stash's GraphQL types that the page reads. */
export interface Named {
  id: string;
  name: string;
}

export interface VideoFile {
  id: string;
  path: string;
  size: number;
  mod_time: string;
  duration: number;
  video_codec: string;
  audio_codec: string;
  width: number;
  height: number;
  frame_rate: number;
  bit_rate: number;
  fingerprints: { type: string; value: string }[];
}

export interface Marker {
  id: string;
  title: string;
  seconds: number;
  primary_tag: Named;
}

export interface SlimScene {
  id: string;
  title: string | null;
  code: string | null;
  details: string | null;
  director: string | null;
  urls: string[];
  date: string | null;
  rating100: number | null;
  o_counter: number | null;
  organized: boolean;
  resume_time: number | null;
  play_count: number | null;
  files: VideoFile[];
  paths: { screenshot: string | null; preview: string | null; stream: string | null };
  scene_markers: Marker[];
  studio: (Named & { image_path: string | null }) | null;
  tags: Named[];
  performers: (Named & { disambiguation: string | null })[];
  stash_ids: { endpoint: string; stash_id: string; updated_at: string }[];
}

export interface Scene extends SlimScene {
  created_at: string;
  updated_at: string;
}

export interface Job {
  id: string;
  status: 'READY' | 'RUNNING' | 'FINISHED' | 'STOPPING' | 'CANCELLED' | 'FAILED';
  subTasks: string[] | null;
  description: string;
  progress: number | null;
  startTime: string | null;
  error: string | null;
}

export interface PluginSetting {
  name: string;
  display_name: string | null;
  description: string | null;
  type: 'STRING' | 'NUMBER' | 'BOOLEAN';
}

export interface Plugin {
  id: string;
  name: string;
  enabled: boolean;
  description: string | null;
  url: string | null;
  version: string | null;
  tasks: { name: string; description: string | null }[] | null;
  settings: PluginSetting[] | null;
  requires: string[] | null;
  paths: { css: string[] | null; javascript: string[] | null };
}

export interface SavedFilter {
  id: string;
  mode: string;
  name: string;
  find_filter: {
    q: string | null;
    page: number | null;
    per_page: number | null;
    sort: string | null;
    direction: 'ASC' | 'DESC' | null;
  } | null;
  object_filter: Record<string, { value?: unknown; modifier: string }> | null;
  ui_options: Record<string, unknown> | null;
}

export interface Configuration {
  general: { stashes: { path: string }[]; databasePath: string };
  interface: { language: string | null; menuItems: string[] | null };
  ui: Record<string, unknown>;
  plugins: Record<string, Record<string, unknown>>;
}
