import type { Named } from './generate-named.ts';
import type { Library } from './library.ts';
import type { Random } from './random.ts';
import { TITLE_WORDS } from './names.ts';

/**
 * What a scene is related to beside studio, performers and tags: groups, galleries, stash ids, dates of its o-counter, further
 * tags of its markers, a third file. From a stream of its own, so that the names of the library do not depend on it.
 */
export function addRelations(
  library: Library,
  random: Random,
  tags: Named[],
  scenes: number,
  at: () => string,
): (sceneId: number, updatedAt: string) => void {
  const word = () => random.pick(TITLE_WORDS);
  const groups = several(Math.min(500, Math.ceil(scenes / 150)), () => {
    const created = at();
    return library.run(
      'INSERT INTO "groups" (name, created_at, updated_at) VALUES (?, ?, ?)',
      `The ${word()} ${word()} collection`,
      created,
      created,
    );
  });
  const galleries = several(Math.min(300, Math.ceil(scenes / 250)), () => {
    const created = at();
    return library.run(
      'INSERT INTO galleries (title, created_at, updated_at) VALUES (?, ?, ?)',
      `Stills: ${word()} ${word()}`,
      created,
      created,
    );
  });
  const { db } = library;
  const inGroup = db.prepare('INSERT INTO groups_scenes (group_id, scene_id, scene_index) VALUES (?, ?, ?)');
  const inGallery = db.prepare('INSERT INTO scenes_galleries (scene_id, gallery_id) VALUES (?, ?)');
  const stashId = db.prepare(
    'INSERT INTO scene_stash_ids (scene_id, endpoint, stash_id, updated_at) VALUES (?, ?, ?, ?)',
  );
  const oDate = db.prepare('INSERT INTO scenes_o_dates (scene_id, o_date) VALUES (?, ?)');
  const markerTag = db.prepare(
    `INSERT OR IGNORE INTO scene_markers_tags (scene_marker_id, tag_id)
     SELECT id, ? FROM scene_markers WHERE id = ? AND primary_tag_id <> ?`,
  );
  const lastMarker = db.prepare('SELECT MAX(id) AS id FROM scene_markers');
  const third = thirdFile(library);
  return (sceneId, updatedAt) => {
    if (random.chance(0.05)) inGroup.run(random.pickSkewed(groups), sceneId, random.between(1, 12));
    if (random.chance(0.02)) inGallery.run(sceneId, random.pickSkewed(galleries));
    if (random.chance(0.12))
      stashId.run(sceneId, 'https://metadata.example/graphql', uuid(random), updatedAt);
    if (random.chance(0.03)) oDate.run(sceneId, updatedAt);
    if (random.chance(0.02)) {
      const tag = random.pickSkewed(tags).id;
      markerTag.run(tag, Number(lastMarker.get()?.['id'] ?? 0), tag);
    }
    if (random.chance(0.005)) third(sceneId, random.hex(16));
  };
}

/** One more file of the scene: the primary one again under another name, of another encoder. */
function thirdFile(library: Library): (sceneId: number, oshash: string) => void {
  const { db } = library;
  const file = db.prepare(
    `INSERT INTO files (basename, parent_folder_id, size, mod_time, created_at, updated_at)
     SELECT 'again ' || f.basename, f.parent_folder_id, f.size / 2 + 1, f.mod_time, f.created_at, f.updated_at
     FROM scenes_files sf JOIN files f ON f.id = sf.file_id WHERE sf.scene_id = ? AND sf."primary" = 1`,
  );
  const video = db.prepare(
    `INSERT INTO video_files (file_id, duration, video_codec, format, audio_codec, width, height, frame_rate, bit_rate)
     SELECT ?, duration, 'hevc', format, audio_codec, width, height, frame_rate, bit_rate / 2
     FROM scenes_files sf JOIN video_files v ON v.file_id = sf.file_id WHERE sf.scene_id = ? AND sf."primary" = 1`,
  );
  const fingerprint = db.prepare(
    `INSERT INTO files_fingerprints (file_id, type, fingerprint) VALUES (?, 'oshash', ?)`,
  );
  const relation = db.prepare('INSERT INTO scenes_files (scene_id, file_id, "primary") VALUES (?, ?, 0)');
  return (sceneId, oshash) => {
    const id = Number(file.run(sceneId).lastInsertRowid);
    video.run(id, sceneId);
    fingerprint.run(id, oshash);
    relation.run(sceneId, id);
  };
}

function several(count: number, make: () => number): number[] {
  return Array.from({ length: count }, make);
}

function uuid(random: Random): string {
  const hex = random.hex(32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
