import { cp, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

const manifest = 'stashhog.yml';

/**
 * Copies a built plugin to `<pluginsFolder>/stashhog`, replacing what is there. Stash may look at any moment and takes
 * every `*.yml` for a plugin: the copy gets its manifest when it is complete and in its place.
 */
export async function copyPlugin(built: string, pluginsFolder: string): Promise<string> {
  const target = join(pluginsFolder, 'stashhog');
  const draft = join(pluginsFolder, `.stashhog-${process.pid}`);
  try {
    await cp(built, draft, { recursive: true, filter: (path) => basename(path) !== manifest });
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
    await cp(join(built, manifest), join(target, `${manifest}.new`));
    await rename(join(target, `${manifest}.new`), join(target, manifest));
    return target;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
