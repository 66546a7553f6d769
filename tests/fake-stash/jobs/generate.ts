import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Emulation } from '../emulation.ts';
import { drawPicture, isPictureKind } from '../video/pictures.ts';
import { workFor } from './pause.ts';
import type { JobControl } from './queue.ts';

const KINDS = [
  'covers',
  'sprites',
  'previews',
  'phashes',
  'markers',
  'transcodes',
  'interactiveHeatmapsSpeeds',
] as const;

export type GeneratedKind = (typeof KINDS)[number];

export type GenerateInput = Partial<Record<GeneratedKind, boolean | null>> & {
  sceneIDs?: string[] | null;
  markerIDs?: string[] | null;
  overwrite?: boolean | null;
};

/**
 * No ids at all mean the whole library; one id that does not exist means nothing at all, silently. Each kind is one small
 * file per scene; a cover touches the scene's updated_at, a phash does not. Ends well in any case.
 */
export async function generateForScenes(
  stash: Emulation,
  input: GenerateInput,
  control: JobControl,
): Promise<void> {
  const { library } = stash;
  const wanted = KINDS.filter((kind) => input[kind]);
  const ids = input.sceneIDs ?? [];
  const all = ids.length === 0 && (input.markerIDs ?? []).length === 0;
  const scenes = all
    ? library.all<{ id: number }>('SELECT id FROM scenes ORDER BY id').map((row) => row.id)
    : ids.map(Number);
  if (scenes.some((id) => !library.one('SELECT 1 FROM scenes WHERE id = ?', id))) return;
  const items = scenes.flatMap((id) => wanted.map((kind) => ({ id, kind })));
  for (const [index, { id, kind }] of items.entries()) {
    if (control.signal.aborted) return;
    if (input.overwrite || !library.generatedFor(id).includes(kind))
      await generate(stash, id, kind, control.signal);
    control.setProgress((index + 1) / items.length);
    await workFor(stash.pace.generateMsPerItem, control.signal);
  }
}

/** Beside the small file: of a real video also the picture itself, where ffmpeg is installed. */
export async function generate(
  stash: Emulation,
  sceneId: number,
  kind: GeneratedKind,
  signal?: AbortSignal,
): Promise<void> {
  const { library } = stash;
  const folder = join(stash.folder, 'generated', kind);
  mkdirSync(folder, { recursive: true });
  const content = createHash('sha512').update(`${kind} of ${sceneId}`).digest();
  writeFileSync(join(folder, String(sceneId)), content);
  if (isPictureKind(kind)) await drawPicture(stash, kind, sceneId, signal);
  library.side.prepare('INSERT OR IGNORE INTO generated (scene_id, kind) VALUES (?, ?)').run(sceneId, kind);
  if (kind === 'covers')
    library.run('UPDATE scenes SET updated_at = ? WHERE id = ?', library.clock.text(), sceneId);
  if (kind === 'phashes') {
    for (const { file_id } of library.all<{ file_id: number }>(
      'SELECT file_id FROM scenes_files WHERE scene_id = ?',
      sceneId,
    )) {
      const known = library.one(
        `SELECT 1 FROM files_fingerprints WHERE file_id = ? AND type = 'phash'`,
        file_id,
      );
      if (!known)
        library.run(
          `INSERT INTO files_fingerprints (file_id, type, fingerprint) VALUES (?, 'phash', ?)`,
          file_id,
          content.readBigInt64BE(0),
        );
    }
  }
}
