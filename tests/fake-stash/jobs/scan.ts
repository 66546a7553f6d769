import { createHash, randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Emulation } from '../emulation.ts';
import { folderId } from '../library/generate.ts';
import { generate, type GeneratedKind } from './generate.ts';
import { probe, type VideoFacts } from '../video/probe.ts';
import { workFor } from './pause.ts';
import type { JobControl } from './queue.ts';

const VIDEO = /\.(m4v|mp4|mov|wmv|avi|mpe?g|flv|mkv|webm)$/i;
const EDGE_BYTES = 65_536;

export interface ScanInput {
  paths?: string[] | null;
  scanGenerateCovers?: boolean | null;
  scanGeneratePreviews?: boolean | null;
  scanGenerateSprites?: boolean | null;
  scanGeneratePhashes?: boolean | null;
  filter?: { minModTime?: string | null } | null;
}

/**
 * Walks the real files below the library folder (or below `paths`, each of which must lie in a configured library) and
 * adds what is new, with what the input asks to generate for it (absent is no). A file whose content is known already
 * becomes one more file of that scene. Ends well in any case.
 */
export async function goScan(stash: Emulation, input: ScanInput, control: JobControl): Promise<void> {
  const roots = input.paths?.length
    ? input.paths.filter((path) => insideLibrary(stash, path))
    : stash.config.values.stash.map((entry) => entry.path);
  const since = input.filter?.minModTime ? Date.parse(input.filter.minModTime) : 0;
  const files = roots
    .flatMap((root) => videoFiles(resolve(root)))
    .filter((path) => statSync(path).mtimeMs >= since);
  const kinds = kindsToGenerate(input);
  for (const [index, path] of files.entries()) {
    if (control.signal.aborted) return;
    try {
      const newScene = await addFile(stash, path, control.signal);
      if (newScene !== undefined)
        for (const kind of kinds) await generate(stash, newScene, kind, control.signal);
    } catch (error) {
      stash.log.write('Error', `error processing "${path}": ${(error as Error).message}`);
    }
    control.setProgress((index + 1) / files.length);
    await workFor(stash.pace.scanMsPerFile, control.signal);
  }
  if (!control.signal.aborted) stash.scanComplete.send(true);
}

function kindsToGenerate(input: ScanInput): GeneratedKind[] {
  const kinds: [GeneratedKind, boolean | null | undefined][] = [
    ['covers', input.scanGenerateCovers],
    ['previews', input.scanGeneratePreviews],
    ['sprites', input.scanGenerateSprites],
    ['phashes', input.scanGeneratePhashes],
  ];
  return kinds.filter(([, wanted]) => wanted).map(([kind]) => kind);
}

export function insideLibrary(stash: Emulation, path: string): boolean {
  const inside = stash.config.values.stash.some((entry) => `${resolve(path)}/`.startsWith(`${entry.path}/`));
  if (!inside) stash.log.write('Warning', `path "${path}" is not in the configured stash paths`);
  return inside;
}

function videoFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return VIDEO.test(path) ? [path] : [];
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => videoFiles(join(path, name)));
}

/** The id of the scene, when the file made a new one. */
async function addFile(stash: Emulation, path: string, signal: AbortSignal): Promise<number | undefined> {
  const { library } = stash;
  const now = library.clock.text();
  const stats = statSync(path);
  const modified = library.clock.text(stats.mtime);
  const known = library.one<{ id: number; size: number; mod_time: string }>(
    `SELECT f.id, f.size, f.mod_time FROM files f JOIN folders d ON d.id = f.parent_folder_id WHERE d.path = ? AND f.basename = ?`,
    dirname(path),
    basename(path),
  );
  if (known) {
    if (known.size === stats.size && known.mod_time === modified) return undefined;
    // A changed file is noted on the file only; the scene's updated_at stays.
    library.run(
      'UPDATE files SET size = ?, mod_time = ?, updated_at = ? WHERE id = ?',
      stats.size,
      modified,
      now,
      known.id,
    );
    const hash = fileHash(path, stats.size);
    setOshash(stash, known.id, hash);
    const facts = (stats.size > 0 && (await probe(path, signal))) || guessed(path, stats.size, hash);
    library.run(
      `UPDATE video_files SET duration = ?, video_codec = ?, format = ?, audio_codec = ?, width = ?, height = ?,
       frame_rate = ?, bit_rate = ? WHERE file_id = ?`,
      ...videoColumns(facts),
      known.id,
    );
    return undefined;
  }
  const hash = fileHash(path, stats.size);
  const facts = (stats.size > 0 && (await probe(path, signal))) || guessed(path, stats.size, hash);
  return library.transaction(() => {
    const twin = library.one<{ scene_id: number }>(
      `SELECT sf.scene_id FROM files_fingerprints p JOIN scenes_files sf ON sf.file_id = p.file_id WHERE p.type = 'oshash' AND p.fingerprint = ?`,
      hash,
    );
    const folders = new Map(
      library
        .all<{ id: number; path: string }>('SELECT id, path FROM folders')
        .map((row) => [row.path, row.id]),
    );
    const fileId = library.run(
      'INSERT INTO files (basename, parent_folder_id, size, mod_time, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
      basename(path),
      folderId(library, folders, dirname(path), now),
      stats.size,
      modified,
      now,
      now,
    );
    library.run(
      `INSERT INTO video_files (file_id, duration, video_codec, format, audio_codec, width, height, frame_rate, bit_rate)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      fileId,
      ...videoColumns(facts),
    );
    setOshash(stash, fileId, hash);
    if (twin) {
      library.run(
        'INSERT INTO scenes_files (scene_id, file_id, "primary") VALUES (?, ?, 0)',
        twin.scene_id,
        fileId,
      );
      library.run('UPDATE scenes SET updated_at = ? WHERE id = ?', now, twin.scene_id);
      return undefined;
    }
    const sceneId = library.run(
      'INSERT INTO scenes (organized, created_at, updated_at) VALUES (0, ?, ?)',
      now,
      now,
    );
    library.run('INSERT INTO scenes_files (scene_id, file_id, "primary") VALUES (?, ?, 1)', sceneId, fileId);
    return sceneId;
  });
}

function videoColumns(facts: VideoFacts): (string | number)[] {
  const { duration, videoCodec, format, audioCodec, width, height, frameRate, bitRate } = facts;
  return [duration, videoCodec, format, audioCodec, width, height, frameRate, bitRate];
}

/** Without ffprobe, and of placeholders: a length that follows from the content, so that a file keeps it over every scan. */
function guessed(path: string, size: number, hash: string): VideoFacts {
  const duration = 180 + (Number.parseInt(hash.slice(0, 6), 16) % 3420);
  return {
    duration,
    format: path.split('.').at(-1) ?? 'mp4',
    videoCodec: 'h264',
    audioCodec: 'aac',
    width: 1920,
    height: 1080,
    frameRate: 29.97,
    bitRate: Math.max(1, Math.floor((size * 8) / duration)),
  };
}

function setOshash(stash: Emulation, fileId: number, hash: string): void {
  stash.library.run(`DELETE FROM files_fingerprints WHERE file_id = ? AND type = 'oshash'`, fileId);
  stash.library.run(
    `INSERT INTO files_fingerprints (file_id, type, fingerprint) VALUES (?, 'oshash', ?)`,
    fileId,
    hash,
  );
}

/** Like oshash: size, first and last 64 KiB. Empty files are all different, so that placeholders can stand for videos. */
function fileHash(path: string, size: number): string {
  if (size === 0) return randomBytes(8).toString('hex');
  const hash = createHash('sha256').update(String(size));
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(Math.min(EDGE_BYTES, size));
  hash.update(buffer.subarray(0, readSync(file, buffer, 0, buffer.length, 0)));
  hash.update(
    buffer.subarray(0, readSync(file, buffer, 0, buffer.length, Math.max(0, size - buffer.length))),
  );
  closeSync(file);
  return hash.digest('hex').slice(0, 16);
}
