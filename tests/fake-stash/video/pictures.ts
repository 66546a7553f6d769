import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../library/library.ts';
import { runTool } from './run-tool.ts';

export const SPRITE = { columns: 9, rows: 9, width: 160, height: 90 } as const;

const ENDINGS = { covers: 'jpg', sprites: 'jpg', previews: 'mp4' } as const;
export type PictureKind = keyof typeof ENDINGS;

/** Where a picture of a real video lies once it was made. */
export function picturePath(stashFolder: string, kind: PictureKind, sceneId: number): string {
  return join(stashFolder, 'generated', kind, `${sceneId}.${ENDINGS[kind]}`);
}

export function isPictureKind(kind: string): kind is PictureKind {
  return kind in ENDINGS;
}

/** Makes a cover, a sheet of sprites or a preview of the scene's real primary file, where there is one, and ffmpeg. */
export async function drawPicture(
  stash: { library: Library; folder: string },
  kind: PictureKind,
  sceneId: number,
  signal?: AbortSignal,
): Promise<void> {
  const file = stash.library.one<{ path: string; duration: number }>(
    `SELECT d.path || '/' || f.basename AS path, v.duration FROM scenes_files sf JOIN files f ON f.id = sf.file_id
     JOIN folders d ON d.id = f.parent_folder_id JOIN video_files v ON v.file_id = f.id
     WHERE sf.scene_id = ? AND sf."primary" = 1 AND f.size > 0`,
    sceneId,
  );
  if (!file || !existsSync(file.path)) return;
  const target = picturePath(stash.folder, kind, sceneId);
  mkdirSync(join(stash.folder, 'generated', kind), { recursive: true });
  // Stash takes its cover a fifth into the video.
  const start = String(file.duration / 5);
  const { columns, rows, width, height } = SPRITE;
  const fit = (w: number, h: number) =>
    `scale=${w}:${h}:force_original_aspect_ratio=decrease,pad=${w}:${h}:(ow-iw)/2:(oh-ih)/2`;
  const recipe = {
    covers: ['-ss', start, '-i', file.path, '-frames:v', '1'],
    sprites: [
      '-i',
      file.path,
      '-vf',
      `fps=${(columns * rows) / file.duration},${fit(width, height)},tile=${columns}x${rows}`,
      '-frames:v',
      '1',
    ],
    previews: ['-ss', start, '-i', file.path, '-t', '3', '-an', '-vf', fit(640, 360), '-pix_fmt', 'yuv420p'],
  }[kind];
  await runTool('ffmpeg', ['-v', 'error', '-y', ...recipe, target], signal);
}
