import type { Row } from '../../library/library.ts';
import type { Resolver, Resolvers } from '../build-schema.ts';
import type { RequestContext } from '../context.ts';
import { texts } from './texts.ts';

type Named = Row & { id: number };

const list =
  (sql: string) =>
  (row: Named, _args: unknown, { stash }: RequestContext): Row[] =>
    stash.library.all(sql, row.id);
const values = (sql: string) => {
  const rows = list(sql);
  return (row: Named, args: unknown, context: RequestContext) =>
    rows(row, args, context).map((found) => found['value']);
};
const value =
  (sql: string) =>
  (row: Named, _args: unknown, { stash }: RequestContext) =>
    stash.library.one(sql, row.id)?.['value'] ?? null;
const zero = () => 0;
const none = () => [];
const rating = (row: Named) => row['rating'] ?? null;
const image =
  (kind: string) =>
  (row: Named, _args: unknown, { baseUrl }: RequestContext) =>
    `${baseUrl}/${kind}/${row.id}/image?default=true`;

/** With `depth` other than 0 the count includes all descendants, to any level. */
function sceneCount(relation: string, otherColumn: string, children: string): Resolver {
  return (row: Named, { depth }: { depth?: number | null }, { stash }: RequestContext) => {
    const tree = `WITH RECURSIVE tree(id) AS (SELECT ? UNION ${children})`;
    const ids = depth ? 'SELECT id FROM tree' : '?';
    const sql = `${depth ? tree : ''} SELECT COUNT(DISTINCT scene_id) AS n FROM ${relation} WHERE ${otherColumn} IN (${ids})`;
    return Number(stash.library.one(sql, row.id)?.['n']);
  };
}

const STUDIO_SCENES = '(SELECT id AS scene_id, studio_id FROM scenes)';

const STUDIO_URLS = values('SELECT url AS value FROM studio_urls WHERE studio_id = ? ORDER BY position');

export const NAMED: Resolvers = {
  Performer: {
    ...texts(
      'disambiguation',
      'ethnicity',
      'country',
      'eye_color',
      'measurements',
      'fake_tits',
      'career_length',
      'tattoos',
      'piercings',
      'details',
      'hair_color',
    ),
    rating100: rating,
    alias_list: values('SELECT alias AS value FROM performer_aliases WHERE performer_id = ? ORDER BY alias'),
    urls: values('SELECT url AS value FROM performer_urls WHERE performer_id = ? ORDER BY position'),
    url: value('SELECT url AS value FROM performer_urls WHERE performer_id = ? ORDER BY position LIMIT 1'),
    twitter: () => null,
    instagram: () => null,
    height_cm: (row: Named) => row['height'] ?? null,
    tags: list(
      'SELECT t.* FROM performers_tags j JOIN tags t ON t.id = j.tag_id WHERE j.performer_id = ? ORDER BY t.name',
    ),
    scenes: list(
      'SELECT s.* FROM performers_scenes j JOIN scenes s ON s.id = j.scene_id WHERE j.performer_id = ? ORDER BY s.id',
    ),
    scene_count: value('SELECT COUNT(*) AS value FROM performers_scenes WHERE performer_id = ?'),
    stash_ids: list('SELECT * FROM performer_stash_ids WHERE performer_id = ?'),
    image_path: image('performer'),
    custom_fields: () => ({}),
    o_counter: zero,
    image_count: zero,
    gallery_count: zero,
    group_count: zero,
    movie_count: zero,
    performer_count: zero,
    groups: none,
    movies: none,
  },
  Studio: {
    ...texts('details'),
    rating100: rating,
    aliases: values('SELECT alias AS value FROM studio_aliases WHERE studio_id = ? ORDER BY alias'),
    urls: STUDIO_URLS,
    // A column of its own up to schema 72.
    url: (row: Named, args: unknown, context: RequestContext) =>
      row['url'] === undefined ? (STUDIO_URLS(row, args, context)[0] ?? null) : row['url'],
    parent_studio: (row: Named, _args: unknown, { stash }: RequestContext) =>
      row['parent_id'] === null
        ? null
        : (stash.library.one('SELECT * FROM studios WHERE id = ?', row['parent_id'] as number) ?? null),
    child_studios: list('SELECT * FROM studios WHERE parent_id = ? ORDER BY name COLLATE NOCASE'),
    tags: list(
      'SELECT t.* FROM studios_tags j JOIN tags t ON t.id = j.tag_id WHERE j.studio_id = ? ORDER BY t.name',
    ),
    scene_count: sceneCount(
      STUDIO_SCENES,
      'studio_id',
      'SELECT s.id FROM tree JOIN studios s ON s.parent_id = tree.id',
    ),
    stash_ids: list('SELECT * FROM studio_stash_ids WHERE studio_id = ?'),
    image_path: image('studio'),
    image_count: zero,
    gallery_count: zero,
    performer_count: zero,
    group_count: zero,
    movie_count: zero,
    o_counter: zero,
    groups: none,
    movies: none,
  },
  Tag: {
    ...texts('description', 'sort_name'),
    aliases: values('SELECT alias AS value FROM tag_aliases WHERE tag_id = ? ORDER BY alias'),
    parents: list(
      'SELECT t.* FROM tags_relations j JOIN tags t ON t.id = j.parent_id WHERE j.child_id = ? ORDER BY t.name',
    ),
    children: list(
      'SELECT t.* FROM tags_relations j JOIN tags t ON t.id = j.child_id WHERE j.parent_id = ? ORDER BY t.name',
    ),
    parent_count: value('SELECT COUNT(*) AS value FROM tags_relations WHERE child_id = ?'),
    child_count: value('SELECT COUNT(*) AS value FROM tags_relations WHERE parent_id = ?'),
    scene_count: sceneCount(
      'scenes_tags',
      'tag_id',
      'SELECT r.child_id FROM tree JOIN tags_relations r ON r.parent_id = tree.id',
    ),
    scene_marker_count:
      value(`SELECT COUNT(DISTINCT m.id) AS value FROM scene_markers m LEFT JOIN scene_markers_tags j
      ON j.scene_marker_id = m.id WHERE ? IN (m.primary_tag_id, j.tag_id)`),
    stash_ids: list('SELECT * FROM tag_stash_ids WHERE tag_id = ?'),
    image_path: image('tag'),
    image_count: zero,
    gallery_count: zero,
    performer_count: zero,
    studio_count: zero,
    group_count: zero,
    movie_count: zero,
  },
  Group: {
    ...texts('aliases', 'director'),
    rating100: rating,
    synopsis: (row: Named) => row['description'] ?? '',
    urls: none,
    tags: none,
    studio: (row: Named, _args: unknown, { stash }: RequestContext) =>
      row['studio_id'] === null
        ? null
        : (stash.library.one('SELECT * FROM studios WHERE id = ?', row['studio_id'] as number) ?? null),
    scene_count: value('SELECT COUNT(*) AS value FROM groups_scenes WHERE group_id = ?'),
    scenes: list(
      'SELECT s.* FROM groups_scenes j JOIN scenes s ON s.id = j.scene_id WHERE j.group_id = ? ORDER BY j.scene_index',
    ),
    front_image_path: () => null,
    back_image_path: () => null,
    containing_groups: none,
    sub_groups: none,
  },
  Gallery: {
    ...texts('title', 'details', 'code', 'photographer'),
    rating100: rating,
    urls: none,
    files: none,
    folder: () => null,
    chapters: none,
    tags: none,
    performers: none,
    image_count: zero,
    scenes: list(
      'SELECT s.* FROM scenes_galleries j JOIN scenes s ON s.id = j.scene_id WHERE j.gallery_id = ? ORDER BY s.id',
    ),
  },
};
