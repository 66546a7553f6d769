import { afterEach, expect, test } from 'vitest';
import type { FakeStash } from '../fake-stash/start.ts';
import { ask, installPlugin, READ_INPUT, stashForTest } from './stash-for-test.ts';

let stash: FakeStash;
afterEach(() => stash.close());

const guarded = async (more = {}) => {
  stash = await stashForTest({ username: 'keeper', password: 'lantern', apiKey: 'key-1', ...more });
};
const status = async (headers: Record<string, string> = {}, path = '/graphql') =>
  (await ask(stash, '{ version { version } }', {}, { headers, path })).status;
const login = async () => {
  const body = new URLSearchParams({ username: 'keeper', password: 'lantern' });
  const response = await fetch(`${stash.url}/login`, { method: 'POST', body, redirect: 'manual' });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] as string;
};

test('without credentials everything is open, but a wrong key is refused all the same', async () => {
  stash = await stashForTest();
  expect([
    await status(),
    await status({ ApiKey: 'wrong' }),
    await status({}, '/graphql?apikey=wrong'),
  ]).toEqual([200, 401, 401]);
});

test('a request without credentials gets 401, no body, and what to use', async () => {
  await guarded();
  const response = await fetch(`${stash.url}/graphql`, { method: 'POST', body: '{}' });
  expect([response.status, await response.text(), response.headers.get('www-authenticate')]).toEqual([
    401,
    '',
    'FormBased',
  ]);
});

test('the key opens as header and in the query', async () => {
  await guarded();
  expect([
    await status({ ApiKey: 'key-1' }),
    await status({}, '/graphql?apikey=key-1'),
    await status({ ApiKey: 'key-2' }),
  ]).toEqual([200, 200, 401]);
});

test('the login form gives a cookie; each use answers with a fresh one', async () => {
  await guarded();
  const cookie = await login();
  const answer = await ask(stash, '{ version { version } }', {}, { headers: { Cookie: cookie } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('set-cookie')).toMatch(/^session=.+; Path=\/; .*Max-Age=3600/);
  expect(await status({ Cookie: `${cookie}x` })).toBe(401);
});

test('an expired cookie counts as nobody', async () => {
  await guarded({ maxSessionAgeS: -1 });
  expect(await status({ Cookie: await login() })).toBe(401);
});

test('a cookie survives a restart of the server', async () => {
  await guarded();
  const cookie = await login();
  await stash.restart();
  expect(await status({ Cookie: cookie })).toBe(200);
});

test('a plugin started by somebody gets a cookie that opens the server', async () => {
  await guarded();
  stash.config.values.username = '';
  await installPlugin(stash, 'who', `${READ_INPUT} answer(input.server_connection.SessionCookie)`);
  stash.config.values.username = 'keeper';
  const { data } = await ask(
    stash,
    'mutation { runPluginOperation(plugin_id: "who") }',
    {},
    { headers: { Cookie: await login() } },
  );
  expect(await status({ Cookie: `session=${data.runPluginOperation.Value}` })).toBe(200);
});

test('pages lead to the login, files are refused', async () => {
  await guarded();
  const page = await fetch(`${stash.url}/scenes?page=2`, { redirect: 'manual' });
  expect([page.status, page.headers.get('location')]).toEqual([302, '/login?returnURL=%2Fscenes%3Fpage%3D2']);
  expect((await fetch(`${stash.url}/plugin/x/assets/a.js`)).status).toBe(401);
});
