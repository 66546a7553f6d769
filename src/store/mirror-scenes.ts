import type { StashScene } from '../stash/scene.ts';
import type { Database } from './database.ts';

/**
 * Puts scenes into the mirror as they are in Stash, with their files, markers and lists; all or none.
 * Safe to call twice. `syncedAt` is our clock's time.
 */
export function writeScenes(database: Database, scenes: readonly StashScene[], syncedAt: string): void {
  if (scenes.length === 0) return;
  database.transaction(() => {
    clearParts(database, JSON.stringify(scenes.map(({ id }) => id)));
    for (const scene of scenes) writeScene(database, scene, syncedAt);
  });
}

function writeScene(database: Database, scene: StashScene, syncedAt: string): void {
  database.run(
    `insert into mirror.scenes (id, title, details, date, code, director, rating100, organized, studio_id, urls,
       stash_ids, group_ids, gallery_ids, play_count, o_counter, created_at_stash, updated_at_stash, synced_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set title = excluded.title, details = excluded.details, date = excluded.date,
       code = excluded.code, director = excluded.director, rating100 = excluded.rating100,
       organized = excluded.organized, studio_id = excluded.studio_id, urls = excluded.urls,
       stash_ids = excluded.stash_ids, group_ids = excluded.group_ids, gallery_ids = excluded.gallery_ids,
       play_count = excluded.play_count, o_counter = excluded.o_counter,
       created_at_stash = excluded.created_at_stash, updated_at_stash = excluded.updated_at_stash,
       synced_at = excluded.synced_at`,
    [
      scene.id,
      scene.title,
      scene.details,
      scene.date,
      scene.code,
      scene.director,
      scene.rating100,
      scene.organized ? 1 : 0,
      scene.studioId,
      JSON.stringify(scene.urls),
      JSON.stringify(scene.stashIds),
      JSON.stringify(scene.groupIds),
      JSON.stringify(scene.galleryIds),
      scene.playCount,
      scene.oCounter,
      scene.createdAtStash,
      scene.updatedAtStash,
      syncedAt,
    ],
  );
  for (const id of scene.performerIds) {
    database.run('insert into mirror.scene_performers (scene_id, performer_id) values (?, ?)', [
      scene.id,
      id,
    ]);
  }
  for (const id of scene.tagIds) {
    database.run('insert into mirror.scene_tags (scene_id, tag_id) values (?, ?)', [scene.id, id]);
  }
  for (const [position, file] of scene.files.entries()) {
    database.run(
      `insert into mirror.files (id, scene_id, position, path, size_bytes, duration_s, width, height, video_codec,
         audio_codec, frame_rate, bit_rate) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        file.id,
        scene.id,
        position,
        file.path,
        file.sizeBytes,
        file.durationS,
        file.width,
        file.height,
        file.videoCodec,
        file.audioCodec,
        file.frameRate,
        file.bitRate,
      ],
    );
    for (const { type, value } of file.fingerprints) {
      database.run(
        'insert or ignore into mirror.fingerprints (scene_id, file_id, type, value) values (?, ?, ?, ?)',
        [scene.id, file.id, type, value],
      );
    }
  }
  for (const marker of scene.markers) {
    database.run(
      `insert into mirror.markers (id, scene_id, title, seconds, end_seconds, primary_tag_id, tag_ids)
       values (?, ?, ?, ?, ?, ?, ?)`,
      [
        marker.id,
        scene.id,
        marker.title,
        marker.seconds,
        marker.endSeconds,
        marker.primaryTagId,
        JSON.stringify(marker.tagIds),
      ],
    );
  }
}

/** Takes scenes out of the mirror, with all that hangs on them; all or none. Unknown ids do no harm. */
export function deleteScenes(database: Database, ids: readonly number[]): void {
  const list = JSON.stringify(ids);
  database.transaction(() => {
    clearParts(database, list);
    database.run('delete from mirror.scenes where id in (select value from json_each(?))', [list]);
    // An import into Stash can use an id again: the new scene is not the one that was analyzed.
    database.run('delete from analyzed_scenes where scene_id in (select value from json_each(?))', [list]);
  });
}

/** Primary keys of all of them begin with scene_id. */
function clearParts(database: Database, idList: string): void {
  for (const table of ['scene_performers', 'scene_tags', 'files', 'fingerprints', 'markers']) {
    database.run(`delete from mirror.${table} where scene_id in (select value from json_each(?))`, [idList]);
  }
}

/** Notes that scenes were read again and found as they were. */
export function touchScenes(database: Database, ids: readonly number[], syncedAt: string): void {
  database.run('update mirror.scenes set synced_at = ? where id in (select value from json_each(?))', [
    syncedAt,
    JSON.stringify(ids),
  ]);
}
