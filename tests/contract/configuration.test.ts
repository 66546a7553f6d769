import { afterAll, beforeAll, expect, test } from 'vitest';
import { stashUnderTest, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
beforeAll(async () => {
  stash = await stashUnderTest();
});
afterAll(async () => {
  // There is no way to remove a plugin's map: an empty one stays behind, under the same key in every run.
  await configure({});
  await stash.close();
});

const PROBE = 'contract-probe';
const configure = (input: Record<string, unknown>) =>
  stash.data('mutation($id: ID!, $input: Map!) { configurePlugin(plugin_id: $id, input: $input) }', {
    id: PROBE,
    input,
  });
const configured = async (id = PROBE) =>
  (
    await stash.data('query($ids: [ID!]) { configuration { plugins(include: $ids) } }', {
      ids: [id],
    })
  ).configuration.plugins;

test('a plugin without values is left out', async () => {
  expect(await configured(stash.prefix)).toEqual({});
});

test('configurePlugin overwrites the whole map', async () => {
  await configure({ first: 1, text: 'x', on: true, half: 1.5 });
  expect(await configured()).toEqual({ [PROBE]: { first: 1, text: 'x', on: true, half: 1.5 } });
  await configure({ second: 2 });
  expect(await configured()).toEqual({ [PROBE]: { second: 2 } });
});

test('the defaults of scan and generate are there to be passed on: neither job applies them itself', async () => {
  const { defaults } = (
    await stash.data(
      '{ configuration { defaults { scan { scanGenerateCovers scanGeneratePhashes rescan } generate { covers phashes sprites } } } }',
    )
  ).configuration;
  for (const value of [...Object.values(defaults.scan ?? {}), ...Object.values(defaults.generate ?? {})])
    expect(['boolean', 'object']).toContain(typeof value);
});

test('the configuration names the folders that a plugin works with', async () => {
  const { general } = (
    await stash.data(
      '{ configuration { general { databasePath pluginsPath configFilePath stashes { path } } } }',
    )
  ).configuration;
  expect(general.databasePath).toBe(stash.database);
  expect(general.pluginsPath).toBe(stash.pluginsFolder);
  expect(general.configFilePath.startsWith(stash.configFolder)).toBe(true);
  expect(general.stashes.length).toBeGreaterThan(0);
});

test('a setting of the UI is stored under its dotted key and answered with all others', async () => {
  const key = 'contractProbe';
  const answer = await stash.data(
    'mutation($key: String!, $value: Any) { configureUISetting(key: $key, value: $value) }',
    { key: `${key}.deep`, value: { list: [1, 'two'] } },
  );
  expect(answer.configureUISetting[key]).toEqual({ deep: { list: [1, 'two'] } });
  expect((await stash.data('{ configuration { ui } }')).configuration.ui[key]).toEqual({
    deep: { list: [1, 'two'] },
  });
  await stash.data('mutation($key: String!) { configureUISetting(key: $key, value: null) }', { key });
});
