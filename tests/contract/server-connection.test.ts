import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROGRAM } from './support/program.ts';
import { stashUnderTest, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
let folder: string;
let id: string;
beforeAll(async () => {
  stash = await stashUnderTest();
  ({ id, folder } = await stash.plugin(
    'who',
    `${PROGRAM} answer(input.args.ask ? await ask(input.args.ask) : connection)`,
  ));
});
afterAll(() => stash.close());

test('a program is told where the server listens and where the folders are, in the names of Go', async () => {
  const connection = (await stash.operate(id)).data.runPluginOperation;
  expect(Object.keys(connection).toSorted()).toEqual([
    'Dir',
    'Host',
    'PluginDir',
    'Port',
    'Scheme',
    'SessionCookie',
  ]);
  expect(connection.Scheme).toBe(new URL(stash.url).protocol.replace(':', ''));
  expect(String(connection.Port)).toBe(new URL(stash.url).port);
  expect(typeof connection.Host).toBe('string');
  expect(connection.Dir).toBe(stash.configFolder);
  expect(resolve(connection.PluginDir)).toBe(folder);
});

test('the cookie is a whole Go cookie called session', async () => {
  const { SessionCookie: cookie } = (await stash.operate(id)).data.runPluginOperation;
  expect(cookie).toMatchObject({
    Name: 'session',
    Value: expect.stringMatching(/^.{20,}$/),
    Path: expect.any(String),
    Expires: expect.any(String),
    MaxAge: expect.any(Number),
    Secure: expect.any(Boolean),
    HttpOnly: expect.any(Boolean),
  });
});

test('with it a program reaches the server that started it', async () => {
  const { data } = await stash.operate(id, { ask: '{ plugins { id } }' });
  expect(data.runPluginOperation.data.plugins).toContainEqual({ id });
});

test('every process gets a cookie of its own', async () => {
  const values = await Promise.all([1, 2].map(async () => (await stash.operate(id)).data.runPluginOperation));
  expect(values.every(({ SessionCookie }) => SessionCookie.Value.length > 20)).toBe(true);
});
