import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Emulation } from '../emulation.ts';
import { destroyScene } from '../library/destroy-scene.ts';
import { workFor } from './pause.ts';
import type { JobControl } from './queue.ts';

interface FileRow {
  id: number;
  path: string;
}

/**
 * Removes files below the library folder that are gone, and scenes that have no file left. The generated library's disk
 * counts as present, so its scenes stay.
 */
export async function cleanLibrary(
  stash: Emulation,
  input: { paths?: string[] | null; dryRun: boolean },
  control: JobControl,
): Promise<void> {
  const { library } = stash;
  const roots = (input.paths?.length ? input.paths : [stash.libraryFolder]).map((path) => resolve(path));
  const files = library
    .all<FileRow & Record<string, never>>(
      `SELECT f.id, d.path || '/' || f.basename AS path FROM files f JOIN folders d ON d.id = f.parent_folder_id`,
    )
    .filter(
      (file) =>
        file.path.startsWith(`${stash.libraryFolder}/`) &&
        roots.some((root) => `${file.path}/`.startsWith(`${root}/`)),
    );
  for (const [index, file] of files.entries()) {
    if (control.signal.aborted) return;
    if (!existsSync(file.path) && !input.dryRun) removeFile(stash, file.id);
    control.setProgress((index + 1) / files.length);
    await workFor(0, control.signal);
  }
  if (!control.signal.aborted) stash.scanComplete.send(true);
}

function removeFile(stash: Emulation, fileId: number): void {
  const { library } = stash;
  library.transaction(() => {
    const scenes = library.all<{ scene_id: number }>(
      'SELECT scene_id FROM scenes_files WHERE file_id = ?',
      fileId,
    );
    library.run('DELETE FROM files WHERE id = ?', fileId);
    for (const { scene_id } of scenes) {
      const left = library.one<{ file_id: number }>(
        'SELECT file_id FROM scenes_files WHERE scene_id = ? ORDER BY "primary" DESC, file_id LIMIT 1',
        scene_id,
      );
      if (!left) destroyScene(library, scene_id);
      else {
        // Touched even when the primary file is not the one that went.
        library.run(
          'UPDATE scenes_files SET "primary" = 1 WHERE scene_id = ? AND file_id = ?',
          scene_id,
          left.file_id,
        );
        library.run('UPDATE scenes SET updated_at = ? WHERE id = ?', library.clock.text(), scene_id);
      }
    }
  });
}
