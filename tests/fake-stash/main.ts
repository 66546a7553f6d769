import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Release } from './library/library.ts';
import { startFakeStash } from './start.ts';

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: '.fake-stash' },
    scenes: { type: 'string', default: '2000' },
    port: { type: 'string', default: '9999' },
    release: { type: 'string', default: 'v0.30' },
    seed: { type: 'string', default: '1' },
    username: { type: 'string' },
    password: { type: 'string' },
    'api-key': { type: 'string' },
    'page-folder': { type: 'string' },
    fault: { type: 'string', multiple: true },
    'clock-offset': { type: 'string' },
    zone: { type: 'string' },
    quiet: { type: 'boolean', default: false },
  },
});

if (!['v0.28', 'v0.29', 'v0.30'].includes(values.release)) {
  throw new Error(`--release is v0.28, v0.29 or v0.30, not ${values.release}`);
}
const pageFolder = values['page-folder'] ?? join(resolve(values.folder), '.host-page');
const build = new URL('./host-page/build.ts', import.meta.url);
if (!values['page-folder'] && existsSync(build)) {
  const page = (await import(build.href)) as { buildHostPage(outFolder: string): Promise<void> };
  await page.buildHostPage(pageFolder);
}
const faults = [
  ...(values.fault ?? []),
  ...(values['clock-offset'] ? [`clock=${values['clock-offset']}`] : []),
  ...(values.zone ? [`zone=${values.zone}`] : []),
];
const stash = await startFakeStash({
  folder: values.folder,
  scenes: Number(values.scenes),
  seed: Number(values.seed),
  port: Number(values.port),
  release: values.release as Release,
  hostPageFolder: pageFolder,
  quiet: values.quiet,
  ...(faults.length ? { faults: faults.join(',') } : {}),
  ...(values.username === undefined ? {} : { username: values.username }),
  ...(values.password === undefined ? {} : { password: values.password }),
  ...(values['api-key'] === undefined ? {} : { apiKey: values['api-key'] }),
});
process.stdout.write(
  `${stash.url}\nlibrary folder: ${stash.libraryFolder}\nplugins folder: ${stash.pluginsFolder}\n`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stash.close().then(() => process.exit(0)));
}
