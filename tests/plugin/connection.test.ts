import { afterEach, describe, expect, it, vi } from 'vitest';
import { connect } from '../../plugin/host/connect.ts';
import { createDirectRequest } from '../../plugin/host/direct-request.ts';
import { graphqlAddress, isLoopback, parseServerConnection } from '../../plugin/host/server-connection.ts';
import { NotAuthorized, StashRefused, StashUnreachable } from '../../src/errors.ts';
import { ApiKeyDocument, JobQueueDocument } from '../../src/stash/generated.ts';
import { tinyStash, type Reply, type Seen } from '../support/tiny-stash.ts';

const noJobs = { body: { data: { jobQueue: [] } } };
const apiKey = (key: string): Reply => ({ body: { data: { configuration: { general: { apiKey: key } } } } });
const asksForKey = ({ query }: Seen): boolean => query === ApiKeyDocument.toString();

describe('the address', () => {
  const address = (Host: string, Scheme = 'http') =>
    graphqlAddress(parseServerConnection({ Scheme, Host, Port: 9999, Dir: '/config' })).href;

  it('is loopback of the same family where Stash listens on every address', () => {
    expect(address('0.0.0.0')).toBe('http://127.0.0.1:9999/graphql');
    expect(address('::')).toBe('http://[::1]:9999/graphql');
    expect(address('')).toBe('http://127.0.0.1:9999/graphql');
  });

  it('is the one Stash names otherwise, in brackets for IPv6, and has no prefix of a reverse proxy', () => {
    expect(address('192.168.1.20', 'https')).toBe('https://192.168.1.20:9999/graphql');
    expect(address('fd00::5')).toBe('http://[fd00::5]:9999/graphql');
  });

  it('counts as this machine only where it is', () => {
    expect(['127.0.0.1', '127.8.9.1', '[::1]', 'localhost'].map(isLoopback)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['192.168.1.20', '[fd00::5]', '127.0.0.1.example.org', 'example.org'].map(isLoopback)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('reaches a Stash that reports 0.0.0.0', async () => {
    await using stash = await tinyStash(() => noJobs, { host: '0.0.0.0' });
    expect(await connect(stash.connection).request(JobQueueDocument, {})).toEqual(noJobs.body.data);
  });
});

describe('a request', () => {
  it('asks for plain JSON, sends variables, and keeps its connection for the next', async () => {
    await using stash = await tinyStash(() => noJobs);
    const client = connect(stash.connection);
    await client.request(JobQueueDocument, {});
    await client.request(JobQueueDocument, {});
    const [one, other] = stash.seen;
    expect(one?.headers).toMatchObject({ accept: 'application/json', 'content-type': 'application/json' });
    expect(one?.query).toContain('query JobQueue');
    expect(other?.socket).toBe(one?.socket);
  });

  it('ignores a proxy in the environment', async () => {
    for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY']) vi.stubEnv(name, 'http://127.0.0.1:9');
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    await using stash = await tinyStash(() => noJobs);
    await connect(stash.connection).request(JobQueueDocument, {});
    expect(stash.seen).toHaveLength(1);
  });
  afterEach(() => vi.unstubAllEnvs());

  it('ends with the reason of its signal when that is aborted', async () => {
    await using stash = await tinyStash(() => ({ silent: true }));
    const controller = new AbortController();
    const request = connect(stash.connection).request(JobQueueDocument, {}, { signal: controller.signal });
    const reason = new Error('a person asked to stop');
    await vi.waitUntil(() => stash.seen.length === 1);
    controller.abort(reason);
    await expect(request).rejects.toBe(reason);
  });
});

describe('the session', () => {
  it('is sent as the cookie Stash made for this process', async () => {
    await using stash = await tinyStash(() => noJobs);
    await connect(stash.connection).request(JobQueueDocument, {});
    expect(stash.seen[0]?.headers.cookie).toBe('session=first');
  });

  it('goes on with the cookie that an answer renewed', async () => {
    let count = 0;
    await using stash = await tinyStash(() => ({
      ...noJobs,
      headers: { 'set-cookie': `session=renewed-${++count}; Path=/; Max-Age=3600; HttpOnly` },
    }));
    const client = connect(stash.connection);
    for (let n = 0; n < 3; n++) await client.request(JobQueueDocument, {});
    expect(stash.seen.map(({ headers }) => headers.cookie)).toEqual([
      'session=first',
      'session=renewed-1',
      'session=renewed-2',
    ]);
  });

  it('keeps its cookie when an answer takes the session away or sets another', async () => {
    const setCookies = ['session=; Path=/; Max-Age=0', 'theme=dark; Path=/'];
    await using stash = await tinyStash(() => ({
      ...noJobs,
      headers: { 'set-cookie': setCookies.shift() ?? 'a=b' },
    }));
    const client = connect(stash.connection);
    for (let n = 0; n < 3; n++) await client.request(JobQueueDocument, {});
    expect(stash.seen.map(({ headers }) => headers.cookie)).toEqual([
      'session=first',
      'session=first',
      'session=first',
    ]);
  });

  it('does without a cookie where Stash could not make one', async () => {
    await using stash = await tinyStash(() => noJobs);
    await connect({ ...stash.connection, SessionCookie: null }).request(JobQueueDocument, {});
    expect(stash.seen[0]?.headers.cookie).toBeUndefined();
  });
});

describe('long work', () => {
  it('asks for the API key once and goes on with it alone', async () => {
    await using stash = await tinyStash((seen) => (asksForKey(seen) ? apiKey('the-key') : noJobs));
    const client = connect(stash.connection, { long: true });
    await Promise.all([client.request(JobQueueDocument, {}), client.request(JobQueueDocument, {})]);
    expect(stash.seen.filter(asksForKey)).toHaveLength(1);
    for (const { headers } of stash.seen.slice(1)) {
      expect(headers.apikey).toBe('the-key');
      expect(headers.cookie).toBeUndefined();
    }
  });

  it('stays with the cookie where the user has no key', async () => {
    await using stash = await tinyStash((seen) => (asksForKey(seen) ? apiKey('') : noJobs));
    await connect(stash.connection, { long: true }).request(JobQueueDocument, {});
    expect(stash.seen[1]?.headers).toMatchObject({ cookie: 'session=first' });
    expect(stash.seen[1]?.headers.apikey).toBeUndefined();
  });

  it('falls back to the cookie when the key is refused, and stays there', async () => {
    await using stash = await tinyStash((seen) =>
      asksForKey(seen) ? apiKey('stale') : seen.headers.apikey ? { status: 401, body: '' } : noJobs,
    );
    const client = connect(stash.connection, { long: true });
    await client.request(JobQueueDocument, {});
    await client.request(JobQueueDocument, {});
    const used = stash.seen.map(({ headers }) => (headers.apikey ? 'key' : 'cookie'));
    expect(used).toEqual(['cookie', 'key', 'cookie', 'cookie']);
  });

  it('takes the key again when the cookie it fell back to expires', async () => {
    let keyWorks = false;
    await using stash = await tinyStash((seen) => {
      if (asksForKey(seen)) return apiKey('the-key');
      return Boolean(seen.headers.apikey) === keyWorks ? noJobs : { status: 401, body: '' };
    });
    const client = connect(stash.connection, { long: true });
    await client.request(JobQueueDocument, {});
    keyWorks = true;
    await client.request(JobQueueDocument, {});
    expect(stash.seen.at(-1)?.headers.apikey).toBe('the-key');
  });

  it('says what to do when neither is accepted', async () => {
    await using stash = await tinyStash((seen) =>
      asksForKey(seen) ? apiKey('stale') : { status: 401, body: '' },
    );
    const request = connect(stash.connection, { long: true }).request(JobQueueDocument, {});
    await expect(request).rejects.toThrow(NotAuthorized);
    await expect(request).rejects.toThrow('neither the session nor the API key');
  });

  it('says what to do when the session is refused and there is no key', async () => {
    await using stash = await tinyStash(() => ({ status: 401, body: '' }));
    const request = connect(stash.connection).request(JobQueueDocument, {});
    await expect(request).rejects.toThrow(NotAuthorized);
    await expect(request).rejects.toThrow('generate an API key');
  });
});

describe('TLS', () => {
  it('accepts a certificate signed by nobody from this machine', async () => {
    await using stash = await tinyStash(() => noJobs, { tls: true });
    expect(await connect(stash.connection).request(JobQueueDocument, {})).toEqual(noJobs.body.data);
  });

  it('refuses it under any other name', async () => {
    await using stash = await tinyStash(() => noJobs, { tls: true });
    const address = graphqlAddress(stash.connection);
    // The same server, named in a way that does not say "this machine".
    address.hostname = '2130706433.invalid';
    const request = createDirectRequest(address, 5000, (_name, _options, done) =>
      done(null, [{ address: '127.0.0.1', family: 4 }]),
    );
    await expect(request('{}', {})).rejects.toThrow(/certificate is signed by nobody/);
    expect(stash.seen).toHaveLength(0);
  });
});

describe('errors', () => {
  const failing = async (reply: Reply) => {
    await using stash = await tinyStash(() => reply);
    return await connect(stash.connection)
      .request(JobQueueDocument, {})
      .then(
        () => {
          throw new Error('It should have failed.');
        },
        (error: Error) => error,
      );
  };

  it('gives Stash’s own words when it refuses', async () => {
    const error = await failing({ body: { errors: [{ message: 'scene with id 5 not found' }], data: null } });
    expect(error).toBeInstanceOf(StashRefused);
    expect(error.message).toBe('scene with id 5 not found');
  });

  it('takes a validation error with its HTTP status for a refusal', async () => {
    const error = await failing({ status: 422, body: { errors: [{ message: 'Cannot query field "x"' }] } });
    expect(error).toBeInstanceOf(StashRefused);
    expect(error.message).toBe('Cannot query field "x"');
  });

  it.each([
    ['a server error', { status: 502, body: '' }, /HTTP 502/],
    ['a page instead of JSON', { body: '<html>', headers: { 'content-type': 'text/html' } }, /text\/html/],
    ['an answer cut short', { body: '{"data":', hangUp: true }, /before its answer was complete/],
    ['JSON that ends early', { body: '{"data":{' }, /cannot be read/],
  ])('takes %s for a Stash that does not answer', async (_, reply, message) => {
    const error = await failing(reply);
    expect(error).toBeInstanceOf(StashUnreachable);
    expect(error.message).toMatch(message);
  });

  it('says where nothing listens', async () => {
    const stash = await tinyStash(() => noJobs);
    await stash[Symbol.asyncDispose]();
    const request = connect(stash.connection).request(JobQueueDocument, {});
    await expect(request).rejects.toThrow(StashUnreachable);
    await expect(request).rejects.toThrow(`http://127.0.0.1:${stash.connection.Port}: nothing listens there`);
  });

  it('gives up on a Stash that stays silent', async () => {
    await using stash = await tinyStash(() => ({ silent: true }));
    const request = createDirectRequest(graphqlAddress(stash.connection), 50);
    await expect(connect(stash.connection, { request }).request(JobQueueDocument, {})).rejects.toThrow(
      StashUnreachable,
    );
  });

  it('never shows a credential', async () => {
    const error = await failing({ status: 500, body: '' });
    expect(`${error.message} ${error.stack} ${String(error.cause)}`).not.toContain('first');
  });
});
