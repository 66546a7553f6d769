import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHostPage } from '../fake-stash/host-page/build.ts';
import type { FakeStash } from '../fake-stash/start.ts';
import { chromiumMissing, chromiumPath, launchBrowser } from '../support/browser.ts';
import { stashForTest } from '../contract/stash-for-test.ts';

if (!chromiumPath) console.warn(chromiumMissing);

const names = [
  'FilteredSceneList.SidebarSections',
  'Pagination',
  'SceneCard.Overlays',
  'SceneListOperations',
  'ToolbarFilterSection',
  'ToolbarSelectionSection',
];
const inRelease = {
  'v0.28': ['SceneCard.Overlays'],
  'v0.29': [
    'FilteredSceneList.SidebarSections',
    'Pagination',
    'SceneCard.Overlays',
    'ToolbarFilterSection',
    'ToolbarSelectionSection',
  ],
  'v0.30': ['FilteredSceneList.SidebarSections', 'Pagination', 'SceneCard.Overlays', 'SceneListOperations'],
} as const;

interface PluginPage {
  PluginApi: {
    components: Record<string, unknown>;
    libraries: Record<string, { default?: unknown; prototype?: object }>;
    React: { createElement(type: unknown, props?: object): unknown };
    ReactDOM: { render(element: unknown, node: Element): void };
  };
}

describe.skipIf(!chromiumPath).each(Object.keys(inRelease) as (keyof typeof inRelease)[])(
  'the host page of %s',
  (release) => {
    let stash: FakeStash;
    let browser: Browser;
    let page: Page;
    const failures: string[] = [];

    beforeAll(async () => {
      stash = await stashForTest({ release, scenes: 90 });
      await buildHostPage(join(stash.folder, '.host-page'));
      browser = await launchBrowser();
      page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.setDefaultTimeout(15_000);
      page.on('pageerror', (error) => failures.push(String(error)));
      await page.goto(`${stash.url}/scenes`);
      await page.locator('.scene-card').first().waitFor();
    });
    afterAll(async () => {
      await browser?.close();
      await stash?.close();
    });

    it('has the patch points of its release, and no other', async () => {
      const found = await page.evaluate(() =>
        Object.keys((window as unknown as PluginPage).PluginApi.components),
      );
      expect(names.filter((name) => found.includes(name))).toEqual(inRelease[release]);
    });

    it('gives plugins libraries that work in its React', async () => {
      const found = await page.evaluate(() => {
        const { libraries, React, ReactDOM } = (window as unknown as PluginPage).PluginApi;
        const place = document.body.appendChild(document.createElement('div'));
        ReactDOM.render(
          React.createElement(libraries['ReactSelect']?.default, {
            placeholder: 'Choose a tide',
            options: [],
          }),
          place,
        );
        const text = place.textContent;
        place.remove();
        return { text, names: Object.keys(libraries).sort() };
      });
      expect(found.text).toContain('Choose a tide');
      expect(found.names).toEqual([
        'Apollo',
        'Bootstrap',
        'FontAwesomeBrands',
        'FontAwesomeRegular',
        'FontAwesomeSolid',
        'Intl',
        'Mousetrap',
        'MousetrapPause',
        'ReactRouterDOM',
        'ReactSelect',
      ]);
    });

    it('selects, searches and has its own toolbar', async () => {
      const card = page.locator('.scene-card').first();
      await card.hover();
      await card.locator('.card-check').click({ force: true });
      await page.getByText('1 selected').waitFor();
      expect(await page.locator('.toolbar-selection-section').count()).toBe(release === 'v0.29' ? 1 : 0);
      expect(await page.locator('.scene-list-operations').count()).toBe(1);
      await page.getByTitle('Select none').click();
      const searchBox = page.getByPlaceholder('Search…').first();
      await searchBox.fill('no such words');
      await expect.poll(() => page.locator('.scene-card').count()).toBe(0);
      expect(new URL(page.url()).searchParams.get('q')).toBe('no such words');
      expect(await page.locator('.sidebar-toggle-button').count()).toBe(release === 'v0.28' ? 0 : 1);
      expect(failures).toEqual([]);
    });
  },
);
