import type { Library } from './library.ts';

/** The scene with its markers; its files become files of nobody and leave with it. Relations go by cascade. */
export function destroyScene(library: Library, sceneId: number): void {
  library.run('DELETE FROM scene_markers WHERE scene_id = ?', sceneId);
  library.run('DELETE FROM files WHERE id IN (SELECT file_id FROM scenes_files WHERE scene_id = ?)', sceneId);
  library.run('DELETE FROM scenes WHERE id = ?', sceneId);
}
