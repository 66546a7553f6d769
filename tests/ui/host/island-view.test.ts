import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLoadApp } from '../../../ui/host/island-loader.ts';
import { createIslandView } from '../../../ui/host/island-view.ts';
import { addRoute } from '../../../ui/host/stashhog-route.ts';
import type { IslandHost, IslandView, MountIsland } from '../../../ui/island.ts';
import { contextOf, React, StashPage } from './stash-page.ts';

let page: StashPage;
beforeEach(() => {
  page = new StashPage();
});
afterEach(() => {
  page.close();
  vi.restoreAllMocks();
});

/** An app that only writes down what it is told. */
function aApp() {
  const told: string[] = [];
  const hosts: IslandHost[] = [];
  const mountIsland: MountIsland = (element, view, host) => {
    element.attachShadow({ mode: 'open' });
    hosts.push(host);
    told.push(`mount ${JSON.stringify(view)}`);
    return {
      show: (next) => void told.push(`show ${JSON.stringify(next)}`),
      unmount: () => void told.push('unmount'),
    };
  };
  return { told, hosts, mountIsland };
}

const view = (sceneId: number): IslandView => ({ kind: 'scene', sceneId });

test('shows a placeholder, then the island, then what the view becomes, and takes it off in the end', async () => {
  const { told, mountIsland } = aApp();
  const { context } = contextOf(page);
  let loaded = (_mount: MountIsland) => {};
  context.loadApp = () => new Promise((resolve) => (loaded = resolve));
  const View = createIslandView(context);
  page.show(React.createElement(View, { view: view(1) }));
  expect(page.container.textContent).toBe('Loading StashHog …');
  await page.act(() => loaded(mountIsland));
  expect(page.container.textContent).toBe('');
  page.show(React.createElement(View, { view: view(1) }));
  page.show(React.createElement(View, { view: view(2) }));
  page.close();
  expect(told).toEqual([
    'mount {"kind":"scene","sceneId":1}',
    'show {"kind":"scene","sceneId":2}',
    'unmount',
  ]);
});

test('does not mount an island that was left while it loaded', async () => {
  const { told, mountIsland } = aApp();
  const { context } = contextOf(page);
  let loaded = (_mount: MountIsland) => {};
  context.loadApp = () => new Promise((resolve) => (loaded = resolve));
  page.show(React.createElement(createIslandView(context), { view: view(1) }));
  page.close();
  await page.act(() => loaded(mountIsland));
  expect(told).toEqual([]);
});

test('says why the app could not be loaded, and loads it on the next try', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { told, mountIsland } = aApp();
  const addresses: string[] = [];
  const { context } = contextOf(page);
  context.loadApp = createLoadApp('http://nas.example/app-1.js', async (address) => {
    addresses.push(address);
    if (addresses.length === 1) throw new Error('Failed to fetch.');
    return { mountIsland };
  });
  await page.act(() => page.show(React.createElement(createIslandView(context), { view: view(1) })));
  expect(page.container.textContent).toContain('StashHog could not be loaded');
  expect(page.container.textContent).toContain('Failed to fetch.');
  await page.act(() => page.container.querySelector('button')!.click());
  expect(told).toEqual(['mount {"kind":"scene","sceneId":1}']);
  // The browser remembers a failed import under its address.
  expect(new Set(addresses).size).toBe(2);
});

test('loads the app once for any number of islands', async () => {
  const { told, mountIsland } = aApp();
  let imports = 0;
  const { context } = contextOf(page);
  context.loadApp = createLoadApp('http://nas.example/app-1.js', async () => {
    imports++;
    return { mountIsland };
  });
  const View = createIslandView(context);
  const two = [1, 2].map((id) => React.createElement(View, { key: id, view: view(id) } as never));
  await page.act(() => page.show(React.createElement(React.Fragment, null, ...two)));
  expect([imports, told.length]).toEqual([1, 2]);
});

test('gives the island addresses below the prefix of a reverse proxy, and the router of Stash', async () => {
  const { hosts, mountIsland } = aApp();
  const { context } = contextOf(page);
  context.loadApp = async () => mountIsland;
  await page.act(() => page.show(React.createElement(createIslandView(context), { view: view(1) })));
  const [host] = hosts;
  expect(host!.graphqlUrl).toBe('http://nas.example/stash/graphql');
  expect(host!.href('/scenes/12?q=walk')).toBe('http://nas.example/stash/scenes/12?q=walk');
  host!.navigate('/plugins/stashhog/plans/3');
  expect(page.pushed).toEqual(['/plugins/stashhog/plans/3']);
});

test.each([
  ['/plugins/stashhog', ''],
  ['/plugins/stashhog/', ''],
  ['/plugins/stashhog/plans/3', '/plans/3'],
])('the route %s is the page %j of the island', async (pathname, path) => {
  const { told, mountIsland } = aApp();
  const { context } = contextOf(page);
  context.loadApp = async () => mountIsland;
  addRoute(context);
  const Route = page.routes.get('/plugins/stashhog')!;
  const location = { pathname, search: '?status=pending', hash: '' };
  await page.act(() => page.show(React.createElement(Route, { location })));
  expect(told).toEqual([`mount ${JSON.stringify({ kind: 'page', path, search: '?status=pending' })}`]);
});
