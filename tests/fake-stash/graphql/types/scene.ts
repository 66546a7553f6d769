import type { Row } from '../../library/library.ts';
import { unixSeconds } from '../../library/time-text.ts';
import type { Resolvers } from '../build-schema.ts';
import type { RequestContext } from '../context.ts';
import { texts } from './texts.ts';

interface Scene extends Row {
  id: number;
  studio_id: number | null;
  rating: number | null;
  updated_at: string;
}

/** SQLite answers a prepared look-up in microseconds, so relations are read one scene at a time. */
const list =
  (sql: string) =>
  (scene: Scene, _args: unknown, { stash }: RequestContext): Row[] =>
    stash.library.all(sql, scene.id);

const column = (sql: string) => {
  const rows = list(sql);
  return (scene: Scene, args: unknown, context: RequestContext): unknown[] =>
    rows(scene, args, context).map((row) => row['value']);
};

const one =
  (sql: string) =>
  (scene: Scene, _args: unknown, { stash }: RequestContext) =>
    stash.library.one(sql, scene.id)?.['value'] ?? null;

const FILES = `SELECT files.*, v.*, d.path || '/' || files.basename AS path FROM scenes_files sf JOIN files ON files.id = sf.file_id
  JOIN folders d ON d.id = files.parent_folder_id JOIN video_files v ON v.file_id = files.id
  WHERE sf.scene_id = ? ORDER BY sf."primary" DESC, files.id`;

export const SCENE: Resolvers = {
  Scene: {
    ...texts('title', 'details', 'code', 'director'),
    rating100: (scene: Scene) => scene.rating,
    // A date can be a month (1) or a year (2); the database fills it up to a day.
    date: ({ date, date_precision }: Scene) =>
      typeof date === 'string' ? date.slice(0, [10, 7, 4][Number(date_precision)]) : null,
    urls: column('SELECT url AS value FROM scene_urls WHERE scene_id = ? ORDER BY position'),
    url: one('SELECT url AS value FROM scene_urls WHERE scene_id = ? ORDER BY position LIMIT 1'),
    o_counter: one('SELECT COUNT(*) AS value FROM scenes_o_dates WHERE scene_id = ?'),
    play_count: one('SELECT COUNT(*) AS value FROM scenes_view_dates WHERE scene_id = ?'),
    last_played_at: one('SELECT MAX(view_date) AS value FROM scenes_view_dates WHERE scene_id = ?'),
    play_history: column(
      'SELECT view_date AS value FROM scenes_view_dates WHERE scene_id = ? ORDER BY view_date DESC',
    ),
    o_history: column('SELECT o_date AS value FROM scenes_o_dates WHERE scene_id = ? ORDER BY o_date DESC'),
    files: list(FILES),
    scene_markers: list('SELECT * FROM scene_markers WHERE scene_id = ? ORDER BY seconds, id'),
    galleries: list(
      'SELECT g.* FROM scenes_galleries j JOIN galleries g ON g.id = j.gallery_id WHERE j.scene_id = ? ORDER BY g.id',
    ),
    studio: (scene: Scene, _args: unknown, { stash }: RequestContext) =>
      scene.studio_id === null
        ? null
        : (stash.library.one('SELECT * FROM studios WHERE id = ?', scene.studio_id) ?? null),
    groups: (scene: Scene, _args: unknown, { stash }: RequestContext) =>
      stash.library
        .all(
          'SELECT g.*, j.scene_index FROM groups_scenes j JOIN "groups" g ON g.id = j.group_id WHERE j.scene_id = ? ORDER BY g.id',
          scene.id,
        )
        .map((row) => ({ group: row, scene_index: row['scene_index'] })),
    movies: () => [],
    tags: list(
      'SELECT t.* FROM scenes_tags j JOIN tags t ON t.id = j.tag_id WHERE j.scene_id = ? ORDER BY COALESCE(t.sort_name, t.name) COLLATE NOCASE',
    ),
    performers: list(
      'SELECT p.* FROM performers_scenes j JOIN performers p ON p.id = j.performer_id WHERE j.scene_id = ? ORDER BY j.performer_id',
    ),
    stash_ids: list('SELECT * FROM scene_stash_ids WHERE scene_id = ? ORDER BY endpoint'),
    captions: () => null,
    interactive: () => false,
    interactive_speed: () => null,
    sceneStreams: () => [],
    paths: (scene: Scene, _args: unknown, { baseUrl, stash }: RequestContext) => {
      const base = `${baseUrl}/scene/${scene.id}`;
      const key = stash.config.values.api_key;
      return {
        screenshot: `${base}/screenshot?t=${unixSeconds(scene.updated_at)}`,
        preview: `${base}/preview`,
        stream: `${base}/stream${key && `?apikey=${key}`}`,
        webp: `${base}/webp`,
        vtt: `${base}_thumbs.vtt`,
        sprite: `${base}_sprite.jpg`,
        funscript: `${base}/funscript`,
        interactive_heatmap: `${base}/interactive_heatmap`,
        caption: `${base}/caption`,
      };
    },
  },
  SceneMarker: {
    scene: (marker: Row, _args: unknown, { stash }: RequestContext) =>
      stash.library.one('SELECT * FROM scenes WHERE id = ?', marker['scene_id'] as number),
    primary_tag: (marker: Row, _args: unknown, { stash }: RequestContext) =>
      stash.library.one('SELECT * FROM tags WHERE id = ?', marker['primary_tag_id'] as number),
    tags: (marker: Row, _args: unknown, { stash }: RequestContext) =>
      stash.library.all(
        'SELECT t.* FROM scene_markers_tags j JOIN tags t ON t.id = j.tag_id WHERE j.scene_marker_id = ? ORDER BY t.name',
        marker['id'] as number,
      ),
    stream: (marker: Row, _args: unknown, { baseUrl }: RequestContext) =>
      `${baseUrl}/scene/${marker['scene_id']}/scene_marker/${marker['id']}/stream`,
    preview: (marker: Row, _args: unknown, { baseUrl }: RequestContext) =>
      `${baseUrl}/scene/${marker['scene_id']}/scene_marker/${marker['id']}/preview`,
    screenshot: (marker: Row, _args: unknown, { baseUrl }: RequestContext) =>
      `${baseUrl}/scene/${marker['scene_id']}/scene_marker/${marker['id']}/screenshot`,
  },
};
