import { homedir } from 'node:os';
import type { Manifest } from '../../plugins/manifest.ts';
import type { Resolvers } from '../build-schema.ts';
import type { RequestContext } from '../context.ts';

const VERSIONS = { 'v0.28': 'v0.28.1', 'v0.29': 'v0.29.3', 'v0.30': 'v0.30.1' } as const;

export const SYSTEM_QUERIES: Resolvers = {
  Query: {
    version: (_: unknown, _args: unknown, { stash }: RequestContext) => ({
      version: VERSIONS[stash.release],
      hash: 'fake',
      build_time: '2026-01-11 00:00:00',
    }),
    systemStatus: (_: unknown, _args: unknown, { stash }: RequestContext) => ({
      databaseSchema: stash.library.schemaVersion,
      appSchema: stash.library.schemaVersion,
      databasePath: stash.library.path,
      configPath: stash.config.path,
      status: 'OK',
      os: process.platform,
      workingDir: process.cwd(),
      homeDir: homedir(),
      ffmpegPath: 'ffmpeg',
      ffprobePath: 'ffprobe',
    }),
    stats: (_: unknown, _args: unknown, { stash }: RequestContext) => {
      const one = (sql: string) => Number(Object.values(stash.library.one(sql) ?? {})[0] ?? 0);
      return {
        scene_count: one('SELECT COUNT(*) FROM scenes'),
        scenes_size: one('SELECT SUM(size) FROM files'),
        scenes_duration: one('SELECT SUM(duration) FROM video_files'),
        image_count: 0,
        images_size: 0,
        gallery_count: one('SELECT COUNT(*) FROM galleries'),
        performer_count: one('SELECT COUNT(*) FROM performers'),
        studio_count: one('SELECT COUNT(*) FROM studios'),
        group_count: one('SELECT COUNT(*) FROM "groups"'),
        movie_count: one('SELECT COUNT(*) FROM "groups"'),
        tag_count: one('SELECT COUNT(*) FROM tags'),
        total_o_count: one('SELECT COUNT(*) FROM scenes_o_dates'),
        total_play_duration: one('SELECT SUM(play_duration) FROM scenes'),
        total_play_count: one('SELECT COUNT(*) FROM scenes_view_dates'),
        scenes_played: one('SELECT COUNT(DISTINCT scene_id) FROM scenes_view_dates'),
      };
    },
    logs: (_: unknown, _args: unknown, { stash }: RequestContext) => stash.log.recent,
    /** Null, not an empty list, when there are none. */
    plugins: (_: unknown, _args: unknown, { stash }: RequestContext) =>
      stash.plugins.all().length ? stash.plugins.all() : null,
    pluginTasks: (_: unknown, _args: unknown, { stash }: RequestContext) =>
      stash.plugins.enabled().flatMap((plugin) => plugin.tasks.map((task) => ({ ...task, plugin }))),
    jobQueue: (_: unknown, _args: unknown, { stash }: RequestContext) => stash.jobs.queue(),
    findJob: (_: unknown, { input }: { input: { id: string } }, { stash }: RequestContext) =>
      stash.jobs.find(input.id),
  },
  Plugin: {
    enabled: (plugin: Manifest, _args: unknown, { stash }: RequestContext) =>
      stash.plugins.isEnabled(plugin.id),
    tasks: (plugin: Manifest) => plugin.tasks.map((task) => ({ ...task, plugin })),
    hooks: (plugin: Manifest) => plugin.hooks.map((hook) => ({ ...hook, hooks: hook.triggeredBy, plugin })),
    settings: (plugin: Manifest) =>
      plugin.settings.map((setting) => ({
        name: setting.key,
        display_name: setting.displayName,
        description: setting.description,
        type: setting.type,
      })),
    paths: (plugin: Manifest, _args: unknown, { baseUrl }: RequestContext) => ({
      javascript: fileUrls(plugin.javascript, `${baseUrl}/plugin/${plugin.id}/javascript`),
      css: fileUrls(plugin.css, `${baseUrl}/plugin/${plugin.id}/css`),
    }),
  },
};

/** All local files together are one URL; remote ones keep their own. */
function fileUrls(files: string[], local: string): string[] {
  const remote = files.filter(isUrl);
  return remote.length < files.length ? [...remote, local] : remote;
}

export function isUrl(file: string): boolean {
  return file.startsWith('http://') || file.startsWith('https://');
}
