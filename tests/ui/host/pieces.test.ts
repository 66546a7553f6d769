import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silenceHotkeysInIslands } from '../../../ui/host/hotkeys.ts';
import { addNavigationEntry } from '../../../ui/host/navigation-entry.ts';
import { linkPluginSettings } from '../../../ui/host/plugin-settings.ts';
import type { Props } from '../../../ui/host/plugin-api.ts';
import { addSceneTab } from '../../../ui/host/scene-tab.ts';
import { contextOf, React, StashPage } from './stash-page.ts';

let page: StashPage;
beforeEach(() => {
  page = new StashPage();
});
afterEach(() => page.close());
const children = (props: Props) => props['children'];
const own = React.createElement('b', { key: 'own' }, "Stash's");

describe('the entry in the navigation', () => {
  test("follows Stash's own, with the number of changes and a dot while something runs", async () => {
    const { context, count } = contextOf(page);
    addNavigationEntry(context);
    page.render('MainNavBar.MenuItems', children, { children: [own] });
    expect(page.container.textContent).toBe("Stash'sStashHog");
    await page.act(() => count({ pendingChanges: 1234, running: true }));
    expect(page.container.textContent).toBe("Stash'sStashHog1.2k");
    expect(page.container.querySelector('.stashhog-dot')).not.toBeNull();
    const label = page.container.querySelector('[href="/plugins/stashhog"]')!.getAttribute('aria-label');
    expect(label).toBe('StashHog, 1234 changes to review, work in progress');
    await page.act(() => count({ pendingChanges: 0, running: false }));
    expect(page.container.textContent).toBe("Stash'sStashHog");
  });
});

describe('the tab of the scene page', () => {
  const scene = { id: '12', paths: { screenshot: '/scene/12/screenshot?t=50' } };

  test("follows Stash's own, with the number of changes", async () => {
    const { context } = contextOf(page, (scenes) =>
      scenes.map(({ id }) => ({ id, run: null, pendingChanges: 4, needsResync: false })),
    );
    addSceneTab(context);
    await page.act(() => page.render('ScenePage.Tabs', children, { scene, children: [own] }));
    expect(page.container.textContent).toBe("Stash'sStashHog4");
  });

  test('is chosen when the address asks for it', async () => {
    const { context } = contextOf(page);
    addSceneTab(context);
    const clicked: string[] = [];
    page.container.addEventListener('click', (event) =>
      clicked.push((event.target as Element).closest('a')?.textContent ?? ''),
    );
    page.location = { ...page.location, hash: '#stashhog' };
    await page.act(() => page.render('ScenePage.Tabs', children, { scene, children: [own] }));
    expect(clicked).toEqual(['StashHog']);
  });
});

describe('the settings of plugins', () => {
  const stock = (props: Props) => `stock settings of ${props['pluginID']}`;

  test('lead from ours to our own page', () => {
    linkPluginSettings(contextOf(page).context);
    page.render('PluginSettings', stock, { pluginID: 'stashhog', settings: [] });
    expect(page.container.querySelector('a')!.getAttribute('href')).toBe('/plugins/stashhog/settings');
    expect(page.container.textContent).not.toContain('stock');
  });

  test('of other plugins stay as they are', () => {
    linkPluginSettings(contextOf(page).context);
    page.render('PluginSettings', stock, { pluginID: 'other', settings: [] });
    expect(page.container.textContent).toBe('stock settings of other');
  });
});

describe('hotkeys', () => {
  function press(target: Element): boolean {
    let stopped = false;
    const listener = (event: Event) => {
      stopped = page.mousetrap.stopCallback(event);
    };
    document.addEventListener('keydown', listener);
    target.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true, composed: true }));
    document.removeEventListener('keydown', listener);
    return stopped;
  }

  test('are silent inside an island and not outside of it', () => {
    const end = new AbortController();
    silenceHotkeysInIslands(page.api, end.signal);
    const island = document.createElement('div');
    island.className = 'stashhog-island';
    const button = document.createElement('button');
    island.attachShadow({ mode: 'open' }).append(button);
    page.container.append(island);
    expect(press(button)).toBe(true);
    expect(press(page.container)).toBe(false);
    end.abort();
    expect(press(button)).toBe(false);
  });
});
