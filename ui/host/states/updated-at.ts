import type { AskedScene } from './scene-states.ts';

/**
 * Stash gives the UI no `updated_at` of a scene, but puts it in seconds into the address of the screenshot (`?t=`).
 * Null: not a scene that Stash knows.
 */
export function askedScene(scene: { id: string; paths?: { screenshot?: string | null } }): AskedScene | null {
  const id = Number(scene.id);
  if (!Number.isSafeInteger(id) || id <= 0) return null;
  const seconds = Number(/[?&]t=(\d+)/.exec(scene.paths?.screenshot ?? '')?.[1]);
  return Number.isSafeInteger(seconds) ? { id, updatedAtUnix: seconds } : { id };
}
