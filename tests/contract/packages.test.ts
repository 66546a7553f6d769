import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { zipSync, type Zippable } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stashUnderTest, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
let source: string, sourceURL: string, id: string, folder: string, earlier: unknown[];
beforeAll(async () => {
  stash = await stashUnderTest();
  source = mkdtempSync(join(tmpdir(), 'contract-source-'));
  sourceURL = pathToFileURL(join(source, 'index.yml')).href;
  id = `${stash.prefix}-packed`;
  folder = join(stash.pluginsFolder, stash.prefix, id);
  earlier = await sources();
  await setSources([...earlier, { name: 'Contract', url: sourceURL, local_path: stash.prefix }]);
});
afterAll(async () => {
  await setSources(earlier);
  rmSync(join(stash.pluginsFolder, stash.prefix), { recursive: true, force: true });
  rmSync(source, { recursive: true, force: true });
  await stash.data('mutation { reloadPlugins }');
  await stash.close();
});

const sources = async () =>
  (await stash.data('{ configuration { general { pluginPackageSources { name url local_path } } } }'))
    .configuration.general.pluginPackageSources;
const setSources = (list: unknown[]) =>
  stash.data(
    'mutation($list: [PackageSourceInput!]) { configureGeneral(input: {pluginPackageSources: $list}) { pluginsPath } }',
    { list },
  );

/** Puts one package into the index. */
function publish(version: string, date: string, files: Record<string, string>, hash?: string): void {
  const entries = Object.entries(files).map(([name, text]): [string, Zippable[string]] => [
    name,
    [Buffer.from(text), { os: 3, attrs: (name.endsWith('.sh') ? 0o755 : 0o644) << 16 }],
  ]);
  const zip = zipSync(Object.fromEntries(entries));
  writeFileSync(join(source, 'packed.zip'), zip);
  const sha256 = hash ?? createHash('sha256').update(zip).digest('hex');
  writeFileSync(
    join(source, 'index.yml'),
    `- id: ${id}
  name: Packed
  version: ${version}
  date: ${date}
  path: packed.zip
  sha256: ${sha256}
  metadata: {description: Neatly packed}
  a-key-of-tomorrow: ignored
`,
  );
}
const run = async (mutation: string) => {
  const answer = await stash.data(
    `mutation($list: [PackageSpecInput!]!) { r: ${mutation}(type: Plugin, packages: $list) }`,
    { list: [{ id, sourceURL }] },
  );
  return stash.ended(answer.r);
};
const installed = async () =>
  (
    await stash.data(
      '{ installedPackages(type: Plugin) { package_id version date sourceURL source_package { version date } } }',
    )
  ).installedPackages.find((one: { package_id: string }) => one.package_id === id);
const plugin = async () =>
  ((await stash.data('{ plugins { id version } }')).plugins ?? []).find(
    (one: { id: string }) => one.id === id,
  );
const manifest = (version: string) => `name: Packed\nversion: ${version}\nexec: [node]\n`;

test('a source shows what its index lists, and tolerates keys it does not know', async () => {
  publish('1.0.0', '2026-01-02 03:04:05', { [`${id}.yml`]: manifest('1.0.0') });
  const { availablePackages } = await stash.data(
    'query($source: String!) { availablePackages(type: Plugin, source: $source) { package_id name version date metadata sourceURL requires { package_id } } }',
    { source: sourceURL },
  );
  expect(availablePackages).toEqual([
    {
      package_id: id,
      name: 'Packed',
      version: '1.0.0',
      date: '2026-01-02T03:04:05Z',
      metadata: { description: 'Neatly packed' },
      sourceURL,
      requires: [],
    },
  ]);
});

test('a source that cannot be read is an error', async () => {
  const answer = await stash.ask(
    'query($source: String!) { availablePackages(type: Plugin, source: $source) { name } }',
    {
      source: `${sourceURL}.missing`,
    },
  );
  expect(answer.errors?.[0]?.message).toContain('listing remote packages: failed to get package list');
});

test('a package whose hash does not fit is not installed; its job ends well, the log tells', async () => {
  publish('1.0.0', '2026-01-02 03:04:05', { [`${id}.yml`]: manifest('1.0.0') }, 'f'.repeat(64));
  expect(await run('installPackages')).toMatchObject({ status: 'FINISHED', error: null });
  expect((await stash.logged()).join('\n')).toContain('does not match expected SHA256');
  expect(existsSync(folder)).toBe(false);
});

test('an installation extracts into the folder of the source and loads the plugin', async () => {
  publish('1.0.0', '2026-01-02 03:04:05', {
    [`${id}.yml`]: manifest('1.0.0'),
    'dist/old.js': 'old',
    'start.sh': '#!/bin/sh\n',
  });
  expect(await run('installPackages')).toMatchObject({
    status: 'FINISHED',
    description: 'Installing packages...',
  });
  expect(await plugin()).toEqual({ id, version: '1.0.0' });
  expect(readFileSync(join(folder, 'dist/old.js'), 'utf8')).toBe('old');
  const { statSync } = await import('node:fs');
  expect(statSync(join(folder, 'start.sh')).mode & 0o111).not.toBe(0);
  const listed = readFileSync(join(folder, 'manifest'), 'utf8');
  for (const name of [`${id}.yml`, 'dist/old.js', sourceURL]) expect(listed).toContain(name);
  expect(await installed()).toMatchObject({ version: '1.0.0', date: '2026-01-02T03:04:05Z', sourceURL });
});

test('an update shows by its later date beside the installed one, whatever the version says', async () => {
  publish('0.9.0', '2026-02-02 00:00:00', {
    [`${id}.yml`]: manifest('0.9.0'),
    'dist/new.js': 'new',
    'kept.txt': 'from the package',
  });
  expect(await installed()).toMatchObject({
    version: '1.0.0',
    date: '2026-01-02T03:04:05Z',
    source_package: { version: '0.9.0', date: '2026-02-02T00:00:00Z' },
  });
});

test('an update deletes the files of the old package and keeps those that the plugin made', async () => {
  mkdirSync(join(folder, 'data'), { recursive: true });
  writeFileSync(join(folder, 'data', 'store.sqlite'), 'precious');
  writeFileSync(join(folder, 'kept.txt'), 'from the plugin');
  expect(await run('updatePackages')).toMatchObject({
    status: 'FINISHED',
    description: 'Updating packages...',
  });
  expect(await plugin()).toEqual({ id, version: '0.9.0' });
  expect([existsSync(join(folder, 'dist/old.js')), existsSync(join(folder, 'dist/new.js'))]).toEqual([
    false,
    true,
  ]);
  expect(readFileSync(join(folder, 'data', 'store.sqlite'), 'utf8')).toBe('precious');
  expect(readFileSync(join(folder, 'kept.txt'), 'utf8')).toBe('from the package');
});

test('to uninstall deletes what the manifest lists and nothing else', async () => {
  expect(await run('uninstallPackages')).toMatchObject({ status: 'FINISHED' });
  expect(await plugin()).toBeUndefined();
  expect(await installed()).toBeUndefined();
  expect([existsSync(join(folder, `${id}.yml`)), existsSync(join(folder, 'manifest'))]).toEqual([
    false,
    false,
  ]);
  expect(readFileSync(join(folder, 'data', 'store.sqlite'), 'utf8')).toBe('precious');
});

test('what is installed again finds the data of before', async () => {
  await run('installPackages');
  expect(await plugin()).toEqual({ id, version: '0.9.0' });
  expect(readFileSync(join(folder, 'data', 'store.sqlite'), 'utf8')).toBe('precious');
  await run('uninstallPackages');
});
