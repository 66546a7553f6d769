import type { SceneFile, SceneMarker, StashScene } from '../stash/scene.ts';
import type { Database } from './database.ts';

interface SceneRow {
  id: number;
  title: string | null;
  details: string | null;
  date: string | null;
  code: string | null;
  director: string | null;
  rating100: number | null;
  organized: number;
  studio_id: number | null;
  urls: string;
  stash_ids: string;
  group_ids: string;
  gallery_ids: string;
  play_count: number;
  o_counter: number;
  created_at_stash: string;
  updated_at_stash: string;
}

/** Whose scenes: those of the mirror, or of Stash's own tables through the views of `stash-views.ts`. */
export type SceneTables = 'mirror.' | 'temp.stash_';

/**
 * Scenes by id, ascending: of the mirror as they were when last read from Stash, or of Stash's tables as they are.
 * Unknown ids are left out.
 */
export function readScenes(
  database: Database,
  ids: readonly number[],
  from: SceneTables = 'mirror.',
): Map<number, StashScene> {
  const list = JSON.stringify(ids);
  const scenes = new Map<number, StashScene>();
  // Every statement here walks the id list and looks up by primary key.
  for (const row of database.all<SceneRow>(
    `select s.* from json_each(?) wanted cross join ${from}scenes s on s.id = wanted.value`,
    [list],
  )) {
    scenes.set(row.id, {
      id: row.id,
      title: row.title,
      details: row.details,
      date: row.date,
      code: row.code,
      director: row.director,
      rating100: row.rating100,
      organized: row.organized === 1,
      studioId: row.studio_id,
      performerIds: [],
      tagIds: [],
      groupIds: JSON.parse(row.group_ids) as number[],
      galleryIds: JSON.parse(row.gallery_ids) as number[],
      urls: JSON.parse(row.urls) as string[],
      stashIds: JSON.parse(row.stash_ids) as StashScene['stashIds'],
      playCount: row.play_count,
      oCounter: row.o_counter,
      files: [],
      markers: [],
      createdAtStash: row.created_at_stash,
      updatedAtStash: row.updated_at_stash,
    });
  }
  for (const row of database.all<{ scene_id: number; id: number }>(
    `select scene_id, performer_id as id from ${from}scene_performers
     where scene_id in (select value from json_each(?)) order by scene_id, performer_id`,
    [list],
  )) {
    scenes.get(row.scene_id)?.performerIds.push(row.id);
  }
  for (const row of database.all<{ scene_id: number; id: number }>(
    `select scene_id, tag_id as id from ${from}scene_tags
     where scene_id in (select value from json_each(?)) order by scene_id, tag_id`,
    [list],
  )) {
    scenes.get(row.scene_id)?.tagIds.push(row.id);
  }
  for (const { sceneId, ...file } of database.all<Omit<SceneFile, 'fingerprints'> & { sceneId: number }>(
    `select scene_id as sceneId, id, path, size_bytes as sizeBytes, duration_s as durationS, width, height,
       video_codec as videoCodec, audio_codec as audioCodec, frame_rate as frameRate, bit_rate as bitRate
     from ${from}files where scene_id in (select value from json_each(?)) order by scene_id, position`,
    [list],
  )) {
    scenes.get(sceneId)?.files.push({ ...file, fingerprints: [] });
  }
  for (const { sceneId, fileId, ...fingerprint } of database.all<{
    sceneId: number;
    fileId: number;
    type: string;
    value: string;
  }>(
    `select scene_id as sceneId, file_id as fileId, type, value from ${from}fingerprints
     where scene_id in (select value from json_each(?)) order by scene_id, file_id, type, value`,
    [list],
  )) {
    scenes
      .get(sceneId)
      ?.files.find(({ id }) => id === fileId)
      ?.fingerprints.push(fingerprint);
  }
  for (const { sceneId, tagIds, ...marker } of database.all<
    Omit<SceneMarker, 'tagIds'> & { sceneId: number; tagIds: string }
  >(
    `select scene_id as sceneId, id, title, seconds, end_seconds as endSeconds, primary_tag_id as primaryTagId,
       tag_ids as tagIds
     from ${from}markers where scene_id in (select value from json_each(?)) order by scene_id, id`,
    [list],
  )) {
    scenes.get(sceneId)?.markers.push({ ...marker, tagIds: JSON.parse(tagIds) as number[] });
  }
  return scenes;
}

export interface SceneStamp {
  id: number;
  updatedAtStash: string;
}

/** Ids and Stash's timestamps with `after < id <= upTo`, ascending; `upTo` null: to the end. Walks the primary key. */
export function readStamps(database: Database, after: number, upTo: number | null): SceneStamp[] {
  return database.all<SceneStamp>(
    `select id, updated_at_stash as updatedAtStash from mirror.scenes where id > ? and id <= ? order by id`,
    [after, upTo ?? Number.MAX_SAFE_INTEGER],
  );
}

/** Stash's timestamps of the given scenes; those the mirror lacks are left out. */
export function readStampsOf(database: Database, ids: readonly number[]): Map<number, string> {
  const rows = database.all<SceneStamp>(
    `select s.id, s.updated_at_stash as updatedAtStash
     from json_each(?) wanted cross join mirror.scenes s on s.id = wanted.value`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.id, row.updatedAtStash]));
}

/** Ids of some scenes, the newest among them, ascending. */
export function sampleScenes(database: Database, count: number): number[] {
  return database
    .all<{ id: number }>(
      `select id from (select id from mirror.scenes order by id desc limit 3)
       union select id from (select id from mirror.scenes order by random() limit ?) order by id`,
      [count - 3],
    )
    .map(({ id }) => id);
}

export function countScenes(database: Database): number {
  return database.get<{ n: number }>('select count(*) as n from mirror.scenes')?.n ?? 0;
}

/** The mirror's newest Stash timestamp (by text, index scenes_by_updated) and highest id; null when it is empty. */
export function readWatermark(database: Database): { updatedAtStash: string; lastId: number } | null {
  const row = database.get<{ updatedAtStash: string | null; lastId: number | null }>(
    `select (select max(updated_at_stash) from mirror.scenes) as updatedAtStash,
       (select max(id) from mirror.scenes) as lastId`,
  );
  if (row?.updatedAtStash == null || row.lastId === null) return null;
  return { updatedAtStash: row.updatedAtStash, lastId: row.lastId };
}
