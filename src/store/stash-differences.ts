import type { EntityKind } from '../stash/entity.ts';
import type { Database } from './database.ts';

/*
 * Comparing the mirror with Stash's own tables. Every statement is one merge of two ordered scans: both sides have an
 * index that begins with the scene's id, and "order by" over all columns makes SQLite walk them side by side instead of
 * filling a temporary tree. 100,000 scenes with 1,400,000 tags take about half a second.
 */

interface Family {
  table: string;
  key: 'id' | 'scene_id';
  columns: string;
  /** Counts the rows of Stash for scenes in a range. Absent: one row per scene, whose ids are compared anyway. */
  count?: string;
}

const inRange = (key: string): string => `${key} > ?1 and ${key} <= ?2`;

/** Columns of a scene that are its history of being watched: they make no scene outdated. */
const watched = 'play_count, o_counter';

const scenes: Family = {
  table: 'scenes',
  key: 'id',
  columns: `id, title, details, date, code, director, rating100, organized, studio_id, urls, stash_ids, group_ids,
    gallery_ids, created_at_stash, updated_at_stash`,
};

const parts: readonly Family[] = [
  {
    table: 'scene_performers',
    key: 'scene_id',
    columns: 'scene_id, performer_id',
    count: `select count(*) as n from stash.performers_scenes where ${inRange('scene_id')}`,
  },
  {
    table: 'scene_tags',
    key: 'scene_id',
    columns: 'scene_id, tag_id',
    count: `select count(*) as n from stash.scenes_tags where ${inRange('scene_id')}`,
  },
  {
    table: 'files',
    key: 'scene_id',
    columns: `scene_id, id, position, path, size_bytes, duration_s, width, height, video_codec, audio_codec, frame_rate,
      bit_rate`,
    count: `select count(*) as n from stash.scenes_files where ${inRange('scene_id')}`,
  },
  {
    table: 'fingerprints',
    key: 'scene_id',
    columns: 'scene_id, file_id, type, value',
    count: `select count(*) as n from stash.scenes_files sf cross join stash.files_fingerprints p on p.file_id = sf.file_id
      where ${inRange('sf.scene_id')}`,
  },
  {
    table: 'markers',
    key: 'scene_id',
    columns: 'scene_id, id, title, seconds, end_seconds, primary_tag_id, tag_ids',
    count: `select count(*) as n from stash.scene_markers where ${inRange('scene_id')}`,
  },
];

export interface SceneDifferences {
  /** Ascending: in Stash only; in both, with any difference; in the mirror only. */
  created: number[];
  changed: number[];
  missing: number[];
  /** Scenes of Stash in the range. */
  total: number;
}

/** The id at which a range of about `size` scenes of Stash ends; null: none are left above `after`. */
export function endOfRange(database: Database, after: number, size: number): number | null {
  return (
    database.get<{ id: number | null }>(
      'select max(id) as id from (select id from stash.scenes where id > ? order by id limit ?)',
      [after, size],
    )?.id ?? null
  );
}

/** Compares the scenes with `after < id <= upTo` (null: to the end). `plays` false: how often they were watched is left out. */
export function differencesInRange(
  database: Database,
  after: number,
  upTo: number | null,
  plays = true,
): SceneDifferences {
  const range: [number, number] = [after, upTo ?? Number.MAX_SAFE_INTEGER];
  const ids = (sql: string): number[] => database.all<{ id: number }>(sql, range).map(({ id }) => id);
  const count = (sql: string): number => database.get<{ n: number }>(sql, range)?.n ?? 0;

  const total = count(`select count(*) as n from stash.scenes where ${inRange('id')}`);
  const mirrored = count(`select count(*) as n from mirror.scenes where ${inRange('id')}`);
  if (mirrored === 0) {
    const created = ids(`select id from stash.scenes where ${inRange('id')} order by id`);
    return { created, changed: [], missing: [], total };
  }
  const changed = new Set<number>();
  const whole = plays ? { ...scenes, columns: `${scenes.columns}, ${watched}` } : scenes;
  for (const family of [whole, ...parts]) {
    const { table, key, columns } = family;
    const [stash, mirror] = [`temp.stash_${table}`, `mirror.${table}`].map(
      (from) => `select ${columns} from ${from} where ${inRange(key)}`,
    );
    const order = columns.split(',').map((_, index) => index + 1);
    const differing = (one: string, other: string): number => {
      const rows = database.all<Record<string, number>>(
        `${one} except ${other} order by ${order.join()}`,
        range,
      );
      for (const row of rows) changed.add(row[key] ?? 0);
      return rows.length;
    };
    const added = differing(stash ?? '', mirror ?? '');
    // Every row of Stash is in the mirror and there are as many: the two are equal, and nobody has to look the other way.
    if (!family.count) continue;
    const removed =
      count(`select count(*) as n from mirror.${table} where ${inRange(key)}`) - count(family.count) + added;
    if (removed > 0) differing(mirror ?? '', stash ?? '');
  }
  const stashIds = `select id from stash.scenes where ${inRange('id')}`;
  const mirrorIds = `select id from mirror.scenes where ${inRange('id')}`;
  // A scene that is new differs as well: where nothing differs, nothing is new, and as many means none is missing.
  const created = changed.size > 0 ? ids(`${stashIds} except ${mirrorIds} order by 1`) : [];
  const missing = mirrored > total - created.length ? ids(`${mirrorIds} except ${stashIds} order by 1`) : [];
  for (const id of [...created, ...missing]) changed.delete(id);
  return { created, changed: [...changed].sort((a, b) => a - b), missing, total };
}

const entityTables: Record<EntityKind, readonly { table: string; key: string; columns: string }[]> = {
  performers: [
    { table: 'performers', key: 'id', columns: 'id, name, disambiguation, updated_at_stash' },
    { table: 'performer_aliases', key: 'performer_id', columns: 'performer_id, alias' },
  ],
  tags: [
    { table: 'tags', key: 'id', columns: 'id, name, updated_at_stash' },
    { table: 'tag_aliases', key: 'tag_id', columns: 'tag_id, alias' },
    { table: 'tag_parents', key: 'tag_id', columns: 'tag_id, parent_id' },
  ],
  studios: [
    { table: 'studios', key: 'id', columns: 'id, name, parent_id, urls, updated_at_stash' },
    { table: 'studio_aliases', key: 'studio_id', columns: 'studio_id, alias' },
  ],
};

/** Performers, tags or studios that differ (or are new), and those that Stash no longer has. */
export function entityDifferences(
  database: Database,
  kind: EntityKind,
): { changed: number[]; missing: number[]; total: number } {
  const missing = database
    .all<{ id: number }>(`select id from mirror.${kind} except select id from stash.${kind} order by 1`)
    .map(({ id }) => id);
  const changed = new Set<number>();
  for (const { table, key, columns } of entityTables[kind]) {
    const stash = `select ${columns} from temp.stash_${table}`;
    const mirror = `select ${columns} from mirror.${table}`;
    const order = columns.split(',').map((_, index) => index + 1);
    for (const sql of [`${stash} except ${mirror}`, `${mirror} except ${stash}`])
      for (const row of database.all<Record<string, number>>(`${sql} order by ${order.join()}`))
        changed.add(row[key] ?? 0);
  }
  for (const id of missing) changed.delete(id);
  const total = database.get<{ n: number }>(`select count(*) as n from stash.${kind}`)?.n ?? 0;
  return { changed: [...changed].sort((a, b) => a - b), missing, total };
}

/**
 * Puts scenes of Stash into the mirror that it does not have, straight from table to table. Answers how many it found:
 * one that vanished meanwhile is not copied. Call inside a transaction, which is then also Stash's state they have.
 */
export function copyScenes(database: Database, ids: readonly number[], syncedAt: string): number {
  const list = JSON.stringify(ids);
  const copied = database.run(
    `insert into mirror.scenes (${scenes.columns}, ${watched}, synced_at)
     select s.${`${scenes.columns}, ${watched}`.replaceAll(/, \s*/g, ', s.')}, ?2
     from json_each(?1) wanted cross join temp.stash_scenes s on s.id = wanted.value`,
    [list, syncedAt],
  ).changes;
  for (const { table, columns } of parts) {
    const own = `p.${columns.replaceAll(/,\s*/g, ', p.')}`;
    // Lists come in the order of the ids and of Stash's own index, which is the order of the mirror's key.
    database.run(
      `insert or replace into mirror.${table} (${columns})
       select ${own} from json_each(?1) wanted cross join temp.stash_${table} p on p.scene_id = wanted.value`,
      [list],
    );
  }
  return copied;
}
