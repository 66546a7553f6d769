import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { build } from './version.ts';

/**
 * Keeps the compiled form of what is imported from now on, for the next process. Beside the store, where nobody else
 * may write: who could plant a file there could make us run it.
 */
export function keepCompiled(store: string): void {
  const folder = join(store, 'compile-cache', build);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    enableCompileCache(folder);
  } catch {
    // Only slower. Whether the folder can be written is for the store to say.
  }
}

/** What earlier builds left. */
export function removeOldCompiled(store: string): void {
  const folder = join(store, 'compile-cache');
  try {
    for (const name of readdirSync(folder))
      if (name !== build) rmSync(join(folder, name), { recursive: true, force: true });
  } catch {
    // Somebody else removes them at this moment; the next task will look again.
  }
}
