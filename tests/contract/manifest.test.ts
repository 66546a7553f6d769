import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROGRAM } from './support/program.ts';
import { stashUnderTest, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
beforeAll(async () => {
  stash = await stashUnderTest();
});
afterAll(() => stash.close());

const own = async (fields = 'id') =>
  ((await stash.data(`{ plugins { ${fields} } }`)).plugins ?? []).filter((plugin: { id: string }) =>
    plugin.id.toLowerCase().startsWith(stash.prefix),
  );
const ids = async () => (await own()).map((plugin: { id: string }) => plugin.id);

test('the list of plugins is null, not empty, while there is none', async () => {
  const { plugins } = await stash.data('{ plugins { id } }');
  expect(plugins).not.toEqual([]);
});

test('a plugin shows what its manifest says; settings without a type are texts, sorted by their key', async () => {
  const { id } = await stash.plugin(
    'whole',
    `${PROGRAM} answer(1)`,
    `description: Does things
version: 1.2.3
url: https://example.org
errLog: debug
tasks: [{name: Walk, description: Goes}]
settings:
  zeta: {displayName: Last, description: the last, type: BOOLEAN}
  alpha: {displayName: First}
  middle: {type: NUMBER}`,
  );
  const [plugin] = (
    await own(
      'id name description version url enabled tasks { name description } settings { name display_name description type }',
    )
  ).filter((one: { id: string }) => one.id === id);
  expect(plugin).toEqual({
    id,
    name: 'whole plugin',
    description: 'Does things',
    version: '1.2.3',
    url: 'https://example.org',
    enabled: true,
    tasks: [{ name: 'Walk', description: 'Goes' }],
    settings: [
      { name: 'alpha', display_name: 'First', description: '', type: 'STRING' },
      { name: 'middle', display_name: '', description: '', type: 'NUMBER' },
      { name: 'zeta', display_name: 'Last', description: 'the last', type: 'BOOLEAN' },
    ],
  });
});

test.each([
  ['an unknown key', 'colour: blue', 'field colour not found'],
  ['an unknown key within a task', 'tasks: [{name: Walk, speed: 9}]', 'field speed not found'],
  ['a key that is there twice', 'version: 1\nversion: 2', 'already'],
  ['an unknown type of setting', 'settings: {size: {type: LARGE}}', 'LARGE'],
  ['an unknown interface', 'interface: telepathy', 'telepathy'],
])('a manifest with %s is not loaded; the log tells why', async (name, yaml, reason) => {
  const { id } = await stash.plugin(`bad-${name.replaceAll(' ', '-')}`, '', yaml);
  expect(await ids()).not.toContain(id);
  expect((await stash.logged()).join('\n')).toContain(reason);
});

test('the id is the name of the file, wherever below the plugins folder it lies', async () => {
  const { id, folder } = await stash.plugin('outer', `${PROGRAM} answer(1)`);
  mkdirSync(join(folder, 'deep', 'er'), { recursive: true });
  const inner = `${stash.prefix}-inner`;
  writeFileSync(join(folder, 'deep', 'er', `${inner}.yml`), 'name: Inner\nexec: [node]\n');
  writeFileSync(join(folder, `${stash.prefix}-ignored.yaml`), 'name: Ignored\nexec: [node]\n');
  await stash.data('mutation { reloadPlugins }');
  expect(await ids()).toEqual(expect.arrayContaining([id, inner]));
  expect(await ids()).not.toContain(`${stash.prefix}-ignored`);
});

test('two ids that differ only in case are one: the second is skipped', async () => {
  const { id, folder } = await stash.plugin('twin', `${PROGRAM} answer(1)`);
  writeFileSync(join(folder, `${id.toUpperCase()}.yml`), 'name: Twin\nexec: [node]\n');
  await stash.data('mutation { reloadPlugins }');
  expect((await ids()).filter((one: string) => one.toLowerCase() === id)).toHaveLength(1);
});

test('a disabled plugin stays listed', async () => {
  const { id } = await stash.plugin('sleeps', `${PROGRAM} answer(1)`);
  const enable = (on: boolean) =>
    stash.data('mutation($map: BoolMap!) { setPluginsEnabled(enabledMap: $map) }', { map: { [id]: on } });
  await enable(false);
  expect(await own('id enabled')).toContainEqual({ id, enabled: false });
  await enable(true);
  expect(await own('id enabled')).toContainEqual({ id, enabled: true });
});
