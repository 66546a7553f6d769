import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Why `folder` cannot be the plugins folder of a Stash, as a sentence; null when it can. */
export function whyNotPluginsFolder(folder: string): string | null {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return `There is no folder ${folder}.`;
  const path = resolve(folder);
  const names = readdirSync(path);
  const isStashFolder = names.includes('config.yml');
  if (isStashFolder)
    return `${folder} is the folder of Stash’s configuration; its plugins folder is usually ${join(folder, 'plugins')}.`;
  if (names.includes('stashhog.yml'))
    return `${folder} is the folder of one plugin; expected the one around it, ${dirname(path)}.`;
  const holdsPlugins = names.some((name) => holdsManifest(join(path, name)));
  if (basename(path) === 'plugins' || existsSync(join(path, '../config.yml')) || holdsPlugins) return null;
  return `${folder} does not look like Stash’s plugins folder (Settings → System → Plugins path): it holds no plugin and is not named "plugins".`;
}

function holdsManifest(path: string): boolean {
  if (path.endsWith('.yml')) return true;
  return statSync(path).isDirectory() && readdirSync(path).some((name) => name.endsWith('.yml'));
}
