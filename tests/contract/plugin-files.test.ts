import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FakeStash } from '../fake-stash/start.ts';
import { ask, installPlugin, stashForTest } from './stash-for-test.ts';

let stash: FakeStash;
beforeAll(async () => {
  stash = await stashForTest({ scenes: 3 });
  const folder = await installPlugin(
    stash,
    'files',
    '',
    `ui:
  javascript: [one.js, "https://cdn.example/two.js"]
  css: [one.css]
  assets: {/dist: built}
  csp: {connect-src: ["https://api.example"]}`,
  );
  writeFileSync(join(folder, 'one.js'), 'window.one = 1');
  writeFileSync(join(folder, 'one.css'), 'a{}');
  mkdirSync(join(folder, 'built'));
  writeFileSync(join(folder, 'built', 'app-1.js'), 'export {}');
});
afterAll(() => stash.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${stash.url}${path}`, { headers });

test('addresses of scripts are absolute, as the client wrote the host and its proxy the prefix', async () => {
  const { data } = await ask(
    stash,
    '{ plugins { paths { javascript css } } }',
    {},
    { headers: { 'X-Forwarded-Prefix': '/stash', 'X-Forwarded-Proto': 'https' } },
  );
  expect(data.plugins[0].paths).toEqual({
    javascript: [
      'https://cdn.example/two.js',
      `https://127.0.0.1:${stash.port}/stash/plugin/files/javascript`,
    ],
    css: [`https://127.0.0.1:${stash.port}/stash/plugin/files/css`],
  });
});

test('scripts are revalidated by ETag', async () => {
  const first = await get('/plugin/files/javascript');
  expect([await first.text(), first.headers.get('content-type'), first.headers.get('cache-control')]).toEqual(
    ['window.one = 1\n', 'text/javascript', 'no-cache'],
  );
  expect(
    (await get('/plugin/files/javascript', { 'If-None-Match': first.headers.get('etag') ?? '' })).status,
  ).toBe(304);
});

test('assets come from the mapped folder alone, with Last-Modified and no Cache-Control', async () => {
  const found = await get('/plugin/files/assets/dist/app-1.js');
  expect([found.status, found.headers.get('content-type'), found.headers.get('cache-control')]).toEqual([
    200,
    'text/javascript; charset=utf-8',
    null,
  ]);
  expect(
    (
      await get('/plugin/files/assets/dist/app-1.js', {
        'If-Modified-Since': found.headers.get('last-modified') ?? '',
      })
    ).status,
  ).toBe(304);
  for (const path of ['dist/assets/app-1.js', 'one.js', 'dist/..%2Fone.js', 'dist/..%2F..%2F..%2Fconfig.yml'])
    expect((await get(`/plugin/files/assets/${path}`)).status).toBe(404);
});

test('only documents carry a security policy, with what enabled plugins add to it', async () => {
  const page = await get('/scenes/1', { 'X-Forwarded-Prefix': '/stash' });
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain('worker-src blob:;');
  expect(policy).toContain("child-src 'none'");
  expect(policy).toContain("connect-src data: 'self' ws: wss: https://api.example;");
  expect(policy).toMatch(/script-src 'self' [^;]*https:\/\/cdn\.example\/two\.js/);
  expect(await page.text()).toContain('<base href="/stash/"');
  expect((await get('/plugin/files/javascript')).headers.get('content-security-policy')).toBeNull();
});

test('an unknown plugin is 404, a disabled one 400', async () => {
  expect((await get('/plugin/nobody/javascript')).status).toBe(404);
  await ask(stash, 'mutation { setPluginsEnabled(enabledMap: {files: false}) }');
  expect((await get('/plugin/files/javascript')).status).toBe(400);
  await ask(stash, 'mutation { setPluginsEnabled(enabledMap: {files: true}) }');
});

test('a scene has a picture whose address changes with its updated_at', async () => {
  const { data } = await ask(stash, '{ findScene(id: 1) { updated_at paths { screenshot } } }');
  const { screenshot } = data.findScene.paths;
  expect(screenshot).toBe(
    `${stash.url}/scene/1/screenshot?t=${Date.parse(data.findScene.updated_at) / 1000}`,
  );
  const picture = await fetch(screenshot);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  expect((await get('/scene/99/screenshot')).status).toBe(404);
});
