import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entitiesOf } from './support/entities.ts';
import { stashUnderTest, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
let id: string;
beforeAll(async () => {
  stash = await stashUnderTest();
  const made = await stash.plugin(
    'files',
    '',
    `ui:
  javascript: [one.js, "https://cdn.example/two.js", missing.js, three.js]
  css: [one.css]
  assets: {/dist: built, /out: ../..}
  csp: {connect-src: ["https://api.example"]}`,
  );
  id = made.id;
  const { folder } = made;
  writeFileSync(join(folder, 'one.js'), 'window.one = 1');
  writeFileSync(join(folder, 'three.js'), 'window.three = 3');
  writeFileSync(join(folder, 'one.css'), 'a{}');
  mkdirSync(join(folder, 'built', 'deep'), { recursive: true });
  writeFileSync(join(folder, 'built', 'app-1.js'), 'export {}');
  writeFileSync(join(folder, 'built', 'deep', 'data.json'), '{}');
});
afterAll(() => stash.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${stash.url}${path}`, { headers: { ...stash.credentials, ...headers } });

test('addresses of scripts are absolute, as the client wrote the host and its proxy the prefix', async () => {
  const { data } = await stash.ask(
    '{ plugins { id paths { javascript css } } }',
    {},
    { headers: { 'X-Forwarded-Prefix': '/stash', 'X-Forwarded-Proto': 'https' } },
  );
  const base = `https://${new URL(stash.url).host}/stash/plugin/${id}`;
  const { paths } = data.plugins.find((plugin: { id: string }) => plugin.id === id);
  expect(paths.javascript.toSorted()).toEqual(
    [`${base}/javascript`, 'https://cdn.example/two.js'].toSorted(),
  );
  expect(paths.css).toEqual([`${base}/css`]);
});

test('the local scripts come as one text, each with a newline behind it, even one that is missing', async () => {
  const answer = await get(`/plugin/${id}/javascript`);
  expect([
    await answer.text(),
    answer.headers.get('content-type'),
    answer.headers.get('cache-control'),
  ]).toEqual(['window.one = 1\n\nwindow.three = 3\n', 'text/javascript', 'no-cache']);
  expect((await get(`/plugin/${id}/css`)).headers.get('content-type')).toBe('text/css');
});

test('scripts are revalidated by ETag; with a t in the query they may be kept', async () => {
  const etag = (await get(`/plugin/${id}/javascript`)).headers.get('etag') ?? '';
  expect((await get(`/plugin/${id}/javascript`, { 'If-None-Match': etag })).status).toBe(304);
  expect((await get(`/plugin/${id}/javascript?t=1`)).headers.get('cache-control')).toContain('immutable');
});

test('assets come from the mapped folder, with Last-Modified and no Cache-Control', async () => {
  const path = `/plugin/${id}/assets/dist/app-1.js`;
  const found = await get(path);
  expect([found.status, found.headers.get('content-type'), found.headers.get('cache-control')]).toEqual([
    200,
    'text/javascript; charset=utf-8',
    null,
  ]);
  const modified = found.headers.get('last-modified') ?? '';
  expect((await get(path, { 'If-Modified-Since': modified })).status).toBe(304);
  expect((await get(`/plugin/${id}/assets/dist/deep/data.json`)).headers.get('content-type')).toBe(
    'application/json',
  );
});

test('nothing but the mapped folder can be reached', async () => {
  for (const path of [
    'dist/assets/app-1.js',
    'one.js',
    'dist/..%2Fone.js',
    'dist/..%2F..%2F..%2Fconfig.yml',
    'out/config.yml',
  ])
    expect((await get(`/plugin/${id}/assets/${path}`)).status, path).not.toBe(200);
});

test('a mapped folder is listed to who asks for it', async () => {
  expect(await (await get(`/plugin/${id}/assets/dist/`)).text()).toContain('app-1.js');
});

test('an unknown plugin is 404, a disabled one 400', async () => {
  expect((await get('/plugin/nobody-has-this/javascript')).status).toBe(404);
  const enable = (on: boolean) =>
    stash.data('mutation($map: BoolMap!) { setPluginsEnabled(enabledMap: $map) }', { map: { [id]: on } });
  await enable(false);
  const status = (await get(`/plugin/${id}/javascript`)).status;
  await enable(true);
  expect(status).toBe(400);
});

test('only documents carry a security policy, with what enabled plugins add to it', async () => {
  const policy = (await get('/scenes/1')).headers.get('content-security-policy') ?? '';
  const directive = (name: string) =>
    policy
      .split(';')
      .map((text) => text.trim())
      .find((text) => text.startsWith(`${name} `));
  expect(directive('worker-src')).toBe('worker-src blob:');
  expect(directive('child-src')).toBe("child-src 'none'");
  expect(directive('object-src')).toBe("object-src 'none'");
  expect(directive('default-src')).toBe("default-src data: 'self' 'unsafe-inline'");
  expect(directive('img-src')).toBe('img-src data: *');
  for (const source of ["'self'", 'ws:', 'wss:', 'https://api.example'])
    expect(directive('connect-src')).toContain(source);
  for (const source of ["'self'", "'unsafe-inline'", "'unsafe-eval'", 'https://cdn.example/two.js'])
    expect(directive('script-src')).toContain(source);
  expect((await get(`/plugin/${id}/javascript`)).headers.get('content-security-policy')).toBeNull();
});

test('every path of the UI gets the one page, its base the prefix of the proxy; a path with a dot does not', async () => {
  const page = await get('/plugins/anything', { 'X-Forwarded-Prefix': '/stash' });
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(await page.text()).toContain('<base href="/stash/"');
  expect((await get('/plugins/any.thing')).status).toBe(404);
});

test('pages of the UI below /plugin/ do not exist: the server owns that path', async () => {
  expect((await get('/plugin/nobody-has-this/page')).status).toBe(404);
});

test('other origins may ask, without credentials', async () => {
  const answer = await get(`/plugin/${id}/javascript`, { Origin: 'https://elsewhere.example' });
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
});

test('a scene has a picture whose address changes with its updated_at', async () => {
  const scene = await entitiesOf(stash).scene('pictured');
  const { findScene } = await stash.data(
    'query($id: ID!) { findScene(id: $id) { updated_at paths { screenshot } } }',
    {
      id: scene,
    },
  );
  const address = new URL(findScene.paths.screenshot);
  expect([address.origin, address.pathname, address.searchParams.get('t')]).toEqual([
    new URL(stash.url).origin,
    `/scene/${scene}/screenshot`,
    String(Date.parse(findScene.updated_at) / 1000),
  ]);
  const picture = await get(`${address.pathname}${address.search}`);
  expect([picture.status, picture.headers.get('content-type')?.split('/')[0]]).toEqual([200, 'image']);
  expect((await get('/scene/99999999/screenshot')).status).toBe(404);
});
