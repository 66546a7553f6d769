import { createHash } from 'node:crypto';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { buildPlugin, pluginFolder } from './build/build-plugin.ts';

/**
 * `dist/stashhog.zip` and `dist/index.yml`: what a source of Stash's package manager serves. Stash offers an update
 * when `date` differs from the installed one; the version is for people.
 */
await buildPlugin({ dev: false });

const unix = 3;
const files: Zippable = {};
for (const entry of await readdir(pluginFolder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath, entry.name);
  const { mode } = await stat(path);
  const name = relative(pluginFolder, path).split(sep).join('/');
  // The launcher's run bit travels in the upper half of the attributes, which only a Unix entry has.
  files[name] = [
    new Uint8Array(await readFile(path)),
    { os: unix, attrs: ((0o100000 | (mode & 0o777)) << 16) >>> 0, level: 9 },
  ];
}
const zip = zipSync(files);
await writeFile('dist/stashhog.zip', zip);

const { version, description } = JSON.parse(await readFile('package.json', 'utf8')) as Record<string, string>;
const date = new Date().toISOString().slice(0, 19).replace('T', ' ');
await writeFile(
  'dist/index.yml',
  `- id: stashhog
  name: StashHog
  version: ${version}
  date: '${date}'
  path: stashhog.zip
  sha256: ${createHash('sha256').update(zip).digest('hex')}
  metadata:
    description: ${JSON.stringify(description)}
`,
);
console.log(`dist/stashhog.zip ${(zip.length / 1000).toFixed(0)} kB, dist/index.yml ${version} of ${date}`);
