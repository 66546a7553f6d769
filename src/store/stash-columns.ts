import type { Database } from './database.ts';
import type { StashColumns } from './stash-views.ts';

/** Columns the reader relies on, each with the declared types under which Stash has known it. */
const needed: Record<string, Record<string, RegExp>> = {
  scenes: {
    id: /^integer$/i,
    title: /char|text/i,
    details: /char|text/i,
    date: /date/i,
    code: /char|text/i,
    director: /char|text/i,
    rating: /int/i,
    organized: /bool|int/i,
    studio_id: /^integer$/i,
    created_at: /date|time/i,
    updated_at: /date|time/i,
  },
  scene_urls: { scene_id: /^integer$/i, position: /int/i, url: /char|text/i },
  scene_stash_ids: { scene_id: /^integer$/i, endpoint: /char|text/i, stash_id: /char|text/i },
  performers_scenes: { scene_id: /^integer$/i, performer_id: /^integer$/i },
  scenes_tags: { scene_id: /^integer$/i, tag_id: /^integer$/i },
  groups_scenes: { scene_id: /^integer$/i, group_id: /^integer$/i },
  scenes_galleries: { scene_id: /^integer$/i, gallery_id: /^integer$/i },
  scenes_view_dates: { scene_id: /^integer$/i },
  scenes_o_dates: { scene_id: /^integer$/i },
  scenes_files: { scene_id: /^integer$/i, file_id: /^integer$/i, primary: /bool|int/i },
  files: { id: /^integer$/i, basename: /char|text/i, parent_folder_id: /^integer$/i, size: /int/i },
  folders: { id: /^integer$/i, path: /char|text/i },
  video_files: {
    file_id: /^integer$/i,
    duration: /float|real|double/i,
    width: /int/i,
    height: /int/i,
    video_codec: /char|text/i,
    audio_codec: /char|text/i,
    frame_rate: /float|real|double/i,
    bit_rate: /int/i,
  },
  files_fingerprints: { file_id: /^integer$/i, type: /char|text/i, fingerprint: /blob|text|char|^$/i },
  scene_markers: {
    id: /^integer$/i,
    scene_id: /^integer$/i,
    title: /char|text/i,
    seconds: /float|real|double/i,
    end_seconds: /float|real|double/i,
    primary_tag_id: /^integer$/i,
  },
  scene_markers_tags: { scene_marker_id: /^integer$/i, tag_id: /^integer$/i },
  performers: {
    id: /^integer$/i,
    name: /char|text/i,
    disambiguation: /char|text/i,
    updated_at: /date|time/i,
  },
  performer_aliases: { performer_id: /^integer$/i, alias: /char|text/i },
  tags: { id: /^integer$/i, name: /char|text/i, updated_at: /date|time/i },
  tag_aliases: { tag_id: /^integer$/i, alias: /char|text/i },
  tags_relations: { parent_id: /^integer$/i, child_id: /^integer$/i },
  studios: { id: /^integer$/i, name: /char|text/i, parent_id: /^integer$/i, updated_at: /date|time/i },
  studio_aliases: { studio_id: /^integer$/i, alias: /char|text/i },
  schema_migrations: { version: /int/i },
};

export interface StashSchema extends StashColumns {
  /** Stash's own number of the schema. */
  version: number;
}

/** Looks whether Stash's tables (attached as `stash`) are those the reader knows; else says what is not. */
export function checkStashColumns(database: Database): StashSchema | { missing: string } {
  for (const [table, columns] of Object.entries(needed)) {
    const found = columnsOf(database, table);
    if (found.size === 0) return { missing: `table ${table} is not there` };
    for (const [column, type] of Object.entries(columns)) {
      const declared = found.get(column);
      if (declared === undefined) return { missing: `${table} has no column ${column}` };
      if (!type.test(declared)) return { missing: `${table}.${column} is declared as "${declared}"` };
    }
  }
  const studioUrls = columnsOf(database, 'studio_urls').has('position');
  if (!studioUrls && !columnsOf(database, 'studios').has('url'))
    return { missing: 'the addresses of studios are nowhere' };
  return {
    version:
      database.get<{ version: number }>('select max(version) as version from stash.schema_migrations')
        ?.version ?? 0,
    datePrecision: columnsOf(database, 'scenes').has('date_precision'),
    studioUrls,
  };
}

function columnsOf(database: Database, table: string): Map<string, string> {
  const rows = database.all<{ name: string; type: string }>(
    `select name, type from pragma_table_info(?, 'stash')`,
    [table],
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
}
