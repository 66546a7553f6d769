import { nameFile, type NamedFile } from './file-names.ts';
import { addPerformers, addStudios, addTags, type Named } from './generate-named.ts';
import { addRelations } from './generate-relations.ts';
import type { Library } from './library.ts';
import { Random } from './random.ts';

/**
 * Fills a new library with `count` scenes. The same seed gives the same names, relations and gaps; only the timestamps
 * are relative to today, as those of a library in use would be. A library without scenes has no names either.
 */
export function generateLibrary(library: Library, count: number, seed: number): void {
  if (count === 0) return library.addIndexes();
  const random = new Random(seed);
  const now = library.clock.now().getTime();
  const timeText = (date: Date) => library.clock.text(date);
  const past = (days: number) => timeText(new Date(now - random.next() * days * 86_400_000));
  const old = () => past(900);
  library.side.exec('BEGIN');
  library.transaction(() => {
    const studios = addStudios(library, random, count, old);
    const tags = addTags(library, random, count, old);
    const performers = addPerformers(library, random, count, old);
    const insert = sceneInserts(library, random);
    const relate = addRelations(library, new Random(seed + 1), tags, count, old);
    for (let number = 1; number <= count; number++) {
      const file = nameFile(random, number, studios, performers);
      const createdMs = now - random.next() * 700 * 86_400_000;
      const createdAt = timeText(new Date(createdMs));
      // Half of the scenes were never edited after they were found.
      const updatedAt = random.chance(0.5)
        ? createdAt
        : timeText(new Date(createdMs + random.next() * (now - createdMs)));
      relate(insert(file, createdAt, updatedAt, tags), updatedAt);
    }
  });
  library.side.exec('COMMIT');
  library.addIndexes();
}

type InsertScene = (file: NamedFile, createdAt: string, updatedAt: string, tags: Named[]) => number;

function sceneInserts(library: Library, random: Random): InsertScene {
  const folders = new Map<string, number>();
  const db = library.db;
  const scene = db.prepare(
    `INSERT INTO scenes (title, details, date, rating, studio_id, organized, created_at, updated_at, code)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const file = db.prepare(
    `INSERT INTO files (basename, parent_folder_id, size, mod_time, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const video = db.prepare(
    `INSERT INTO video_files (file_id, duration, video_codec, format, audio_codec, width, height, frame_rate, bit_rate)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const fingerprint = db.prepare(
    'INSERT INTO files_fingerprints (file_id, type, fingerprint) VALUES (?, ?, ?)',
  );
  const sceneFile = db.prepare('INSERT INTO scenes_files (scene_id, file_id, "primary") VALUES (?, ?, ?)');
  const scenePerformer = db.prepare('INSERT INTO performers_scenes (performer_id, scene_id) VALUES (?, ?)');
  const sceneTag = db.prepare('INSERT OR IGNORE INTO scenes_tags (scene_id, tag_id) VALUES (?, ?)');
  const sceneUrl = db.prepare('INSERT INTO scene_urls (scene_id, position, url) VALUES (?, 0, ?)');
  const view = db.prepare('INSERT INTO scenes_view_dates (scene_id, view_date) VALUES (?, ?)');
  const marker = db.prepare(
    `INSERT INTO scene_markers (title, seconds, primary_tag_id, scene_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const truth = library.side.prepare(
    'INSERT INTO truth (scene_id, kind, studio_id, performer_ids, ambiguous_ids) VALUES (?, ?, ?, ?, ?)',
  );

  const addFile = (
    sceneId: number,
    folderPath: string,
    basename: string,
    primary: boolean,
    at: string,
  ): number => {
    const duration = Math.round((60 + random.next() * random.next() * 5400) * 100) / 100;
    const height = random.pick([480, 720, 1080, 1080, 2160]);
    const bitRate = height * 3500;
    const size = Math.floor((duration * bitRate) / 8);
    const fileId = Number(
      file.run(basename, folderId(library, folders, folderPath, at), size, at, at, at).lastInsertRowid,
    );
    const width = Math.round((height * 16) / 9);
    video.run(
      fileId,
      duration,
      random.pick(['h264', 'h264', 'hevc']),
      basename.split('.').at(-1) as string,
      'aac',
      width,
      height,
      29.97,
      bitRate,
    );
    fingerprint.run(fileId, 'oshash', random.hex(16));
    if (random.chance(0.6))
      fingerprint.run(fileId, 'phash', BigInt.asIntN(64, BigInt(`0x${random.hex(16)}`)));
    sceneFile.run(sceneId, fileId, primary ? 1 : 0);
    return duration;
  };

  return (named, createdAt, updatedAt, tags) => {
    const state = random.next();
    const organized = state < 0.12;
    const started = organized || state < 0.3;
    const ownTitle =
      named.title ?? (organized || (started && random.chance(0.5)) ? readableTitle(named.basename) : null);
    const studio = named.studio && (organized || (started && random.chance(0.4))) ? named.studio.id : null;
    const sceneId = Number(
      scene.run(
        ownTitle,
        detailsText(random),
        organized || (started && random.chance(0.3)) ? named.date : null,
        started && random.chance(0.4) ? random.between(1, 5) * 20 : null,
        studio,
        organized ? 1 : 0,
        createdAt,
        updatedAt,
        random.chance(0.05) ? `${random.pick(['HX', 'QR', 'LM'])}-${random.between(100, 999)}` : null,
      ).lastInsertRowid,
    );
    const duration = addFile(sceneId, named.folder, named.basename, true, createdAt);
    if (random.chance(0.04)) {
      const copy = named.basename.replace(/\.(\w+)$/, ' copy.$1');
      addFile(sceneId, named.folder, copy, false, updatedAt);
    }
    if (organized || (started && random.chance(0.4))) {
      for (const performer of named.performers) scenePerformer.run(performer.id, sceneId);
    }
    const tagCount = started ? random.between(1, 8) : random.chance(0.2) ? random.between(1, 3) : 0;
    for (const tag of random.pickSome(tags, tagCount)) sceneTag.run(sceneId, steeper(tags, tag).id);
    if (random.chance(0.1)) sceneUrl.run(sceneId, `https://videos.example/watch/${sceneId}`);
    if (random.chance(0.15)) view.run(sceneId, updatedAt);
    if (random.chance(0.05)) {
      for (let n = random.between(1, 3); n > 0; n--) {
        const at = Math.round(duration * random.next());
        marker.run(
          random.pick(['Opening', 'Interlude', 'Finale', '']),
          at,
          random.pickSkewed(tags).id,
          sceneId,
          updatedAt,
          updatedAt,
        );
      }
    }
    const certain = named.performers.filter((performer) => performer.sameName.length === 0);
    const ambiguous = named.performers.filter((performer) => performer.sameName.length > 0);
    truth.run(
      sceneId,
      named.kind,
      named.studio?.id ?? null,
      JSON.stringify(certain.map((performer) => String(performer.id))),
      JSON.stringify(
        [...new Set(ambiguous.flatMap((performer) => [performer.id, ...performer.sameName]))].map(String),
      ),
    );
    return sceneId;
  };
}

/** A fifth of all scenes have the first tag, and some of the last have no scene: libraries are that uneven. */
function steeper(tags: Named[], tag: Named): Named {
  const place = (tag.id - (tags[0]?.id ?? 1)) / tags.length;
  return tags[Math.floor(place ** 1.7 * tags.length)] as Named;
}

/** The folder's id; missing parents are made too, as a scan would. */
export function folderId(library: Library, known: Map<string, number>, path: string, at: string): number {
  const found = known.get(path);
  if (found !== undefined) return found;
  const parentPath = path.slice(0, path.lastIndexOf('/'));
  const parent = parentPath === '' ? null : folderId(library, known, parentPath, at);
  const id = library.run(
    'INSERT INTO folders (path, parent_folder_id, mod_time, created_at, updated_at) VALUES (?, ?, ?, ?, ?)',
    path,
    parent,
    at,
    at,
    at,
  );
  known.set(path, id);
  return id;
}

function readableTitle(basename: string): string {
  return basename
    .replace(/\.\w+$/, '')
    .replaceAll(/[._]+/g, ' ')
    .replaceAll(/\[[^\]]*\]\s*/g, '');
}

/** A tenth of all details carry the HTML of the page they were copied from. */
function detailsText(random: Random): string | null {
  const n = random.next();
  if (n < 0.1) {
    return random.pick([
      '<p>A quiet walk along the river.</p><p>Filmed in one take &amp; left uncut.</p>',
      'Bread &amp; butter, the second episode.<br>With a visit to the market.<br/>',
      '<div>Rehearsal&nbsp;day: <b>three</b> pieces, one <i>interlude</i>.</div>',
      'Tom &lt;3 the sea &#8211; a postcard.',
    ]);
  }
  if (n < 0.25)
    return random.pick([
      'A quiet walk along the river.',
      'The second episode, with a visit to the market.',
      'Ships & more: costs < 5 coins.',
    ]);
  return null;
}
