import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROGRAM } from './support/program.ts';
import { isFake, stashUnderTest, until, type StashUnderTest } from './support/stash-under-test.ts';

/** A real server that wants credentials tells them to the tests by the environment. */
const real = {
  username: process.env['STASH_USERNAME'],
  password: process.env['STASH_PASSWORD'],
  apiKey: process.env['STASH_API_KEY'],
};
const open = isFake || !real.apiKey;
const guarded = isFake || Object.values(real).every((value) => value !== undefined);
const username = real.username ?? 'keeper';
const password = real.password ?? 'lantern';

const statusAt = async (stash: StashUnderTest, headers: Record<string, string> = {}, path = '/graphql') => {
  const response = await fetch(`${stash.url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ version { version } }' }),
  });
  return response.status;
};

describe.runIf(open)('without credentials', () => {
  let stash: StashUnderTest;
  beforeAll(async () => {
    stash = await stashUnderTest();
  });
  afterAll(() => stash.close());

  test('everything is open, but a wrong key is refused all the same', async () => {
    expect([
      await statusAt(stash),
      await statusAt(stash, { ApiKey: 'wrong' }),
      await statusAt(stash, {}, '/graphql?apikey=wrong'),
    ]).toEqual([200, 401, 401]);
  });

  test('a cookie that means nothing does no harm', async () => {
    expect(await statusAt(stash, { Cookie: 'session=nonsense' })).toBe(200);
  });
});

describe.runIf(guarded)(
  'with credentials (a real server: STASH_USERNAME, STASH_PASSWORD, STASH_API_KEY)',
  () => {
    let stash: StashUnderTest;
    let apiKey: string;
    beforeAll(async () => {
      const options = isFake ? { username, password, apiKey: 'key-1', maxSessionAgeS: 2 } : {};
      stash = await stashUnderTest(options);
      apiKey = stash.credentials['ApiKey'] as string;
    });
    afterAll(() => stash.close());

    const login = async (as = password) => {
      const body = new URLSearchParams({ username, password: as });
      const response = await fetch(`${stash.url}/login`, { method: 'POST', body, redirect: 'manual' });
      return { status: response.status, cookie: response.headers.get('set-cookie') ?? '' };
    };
    const valueOf = (cookie: string) => cookie.split(';')[0] as string;

    test('a request without credentials gets 401, no body, and what to use', async () => {
      const response = await fetch(`${stash.url}/graphql`, { method: 'POST', body: '{}' });
      expect([response.status, await response.text(), response.headers.get('www-authenticate')]).toEqual([
        401,
        '',
        'FormBased',
      ]);
    });

    test('the key opens as header and in the query; another does not', async () => {
      expect([
        await statusAt(stash, { ApiKey: apiKey }),
        await statusAt(stash, {}, `/graphql?apikey=${apiKey}`),
        await statusAt(stash, { ApiKey: `${apiKey}x` }),
      ]).toEqual([200, 200, 401]);
    });

    test('the login form gives a cookie; each use answers with a fresh one', async () => {
      const { cookie } = await login();
      const response = await fetch(`${stash.url}/graphql?query={version{version}}`, {
        headers: { Cookie: valueOf(cookie) },
      });
      expect(response.status).toBe(200);
      const fresh = response.headers.get('set-cookie') ?? '';
      expect(fresh).toMatch(/^session=[^;]+; Path=\/; Expires=[^;]+; Max-Age=\d+/);
      expect(await statusAt(stash, { Cookie: valueOf(fresh) })).toBe(200);
    });

    test('a wrong password gives no session, a changed cookie is nobody', async () => {
      const refused = await login('wrong');
      expect(refused.cookie).toBe('');
      const { cookie } = await login();
      expect(await statusAt(stash, { Cookie: `${valueOf(cookie)}x` })).toBe(401);
    });

    test('a cookie that is not used again expires', async ({ skip }) => {
      const { cookie } = await login();
      const age = Number(/Max-Age=(\d+)/.exec(cookie)?.[1]);
      if (age > 10) skip(`a session of this server lives ${age} s; start it with max_session_age: 3`);
      expect(await statusAt(stash, { Cookie: valueOf(cookie) })).toBe(200);
      await until(async () => (await statusAt(stash, { Cookie: valueOf(cookie) })) === 401);
    });

    test('a plugin started by somebody gets a cookie that opens the server', async () => {
      const { id } = await stash.plugin('who', `${PROGRAM} answer(await ask('{ version { version } }'))`);
      const { data } = await stash.operate(id);
      expect(data.runPluginOperation.data.version.version).toMatch(/^v0/);
    });

    test('pages lead to the login, files are refused', async () => {
      const page = await fetch(`${stash.url}/scenes?page=2`, { redirect: 'manual' });
      expect([page.status, page.headers.get('location')]).toEqual([
        302,
        '/login?returnURL=%2Fscenes%3Fpage%3D2',
      ]);
      expect((await fetch(`${stash.url}/plugin/x/assets/a.js`)).status).toBe(401);
    });

    test('the key is in the configuration, the password is not', async () => {
      const { general } = (await stash.data('{ configuration { general { apiKey username password } } }'))
        .configuration;
      expect(general.apiKey).toBe(apiKey);
      expect(general.username).toBe(username);
      expect(general.password).not.toBe(password);
    });
  },
);

test.runIf(isFake)(
  'a cookie survives a restart of the server (fake only: a real server is not restarted)',
  async () => {
    const stash = await stashUnderTest({ username: 'keeper', password: 'lantern', apiKey: 'key-1' });
    const body = new URLSearchParams({ username: 'keeper', password: 'lantern' });
    const response = await fetch(`${stash.url}/login`, { method: 'POST', body, redirect: 'manual' });
    const Cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] as string;
    await stash.fake.restart();
    expect(await statusAt(stash, { Cookie })).toBe(200);
    await stash.close();
  },
);
