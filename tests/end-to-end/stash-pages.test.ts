import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumMissing, chromiumPath, launchBrowser } from '../support/browser.ts';
import { hasSidebarSections, oldestAndNewest } from '../support/releases.ts';
import { type StashWithPlugin, startStashWithPlugin } from '../support/stash-with-plugin.ts';

/* What StashHog adds to Stash's own pages: badges, the filter of the scene list, the tab, and no harm. */

if (!chromiumPath) console.warn(chromiumMissing);

/** Pages of a busy machine take their time. */
const patience = { timeout: 15_000 };

describe.skipIf(!chromiumPath).each(oldestAndNewest)('in Stash’s own pages, %s', (release) => {
  let world: StashWithPlugin;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const failures: string[] = [];

  const open = (path: string) => page.goto(`${world.stash.url}${path}`);
  const shownIds = () =>
    page
      .locator('.scene-card a[href*="/scenes/"]')
      .evaluateAll((links) => [
        ...new Set(links.map((link) => Number(/\/scenes\/(\d+)/.exec(link.getAttribute('href')!)![1]))),
      ]);
  const pendingIds = async () => (await world.operation('filter-scenes', { wishes: ['pending'] })).ids;
  /** The whole list as Stash sorts it, by title downwards. */
  const sortedIds = async () => {
    const { findScenes } = await world.graphql<{ findScenes: { scenes: { id: string }[] } }>(
      'query ($filter: FindFilterType) { findScenes(filter: $filter) { scenes { id } } }',
      {
        filter: { sort: 'title', direction: 'DESC', per_page: 1000 },
      },
    );
    return findScenes.scenes.map((scene) => Number(scene.id));
  };

  beforeAll(async () => {
    world = await startStashWithPlugin({ scenes: 200, page: true, release });
    await world.run('sync');
    await world.run('analyze');
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => failures.push(String(error)));
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('lists the scenes with a word in Stash’s order, page by page, with Stash’s count', async () => {
    const pending = new Set(await pendingIds());
    // More than one chain of ids can hold, so that order and sums are put together.
    expect(pending.size).toBeGreaterThan(60);
    const expected = (await sortedIds()).filter((id) => pending.has(id));
    await open('/scenes?q=hog%3Apending&sortby=title&sortdir=desc&perPage=20');
    await expect.poll(shownIds, patience).toEqual(expected.slice(0, 20));
    await page.getByText(`of ${expected.length}`).first().waitFor();
    await open('/scenes?q=hog%3Apending&sortby=title&sortdir=desc&perPage=20&p=3');
    await expect.poll(shownIds, patience).toEqual(expected.slice(40, 60));
  });

  it('badges the cards with one operation, and paints them at once after a reload', async () => {
    const operations: string[] = [];
    page.on('request', (request) => {
      const operation = /"op":"([a-z-]+)"/.exec(request.postData() ?? '')?.[1];
      if (operation) operations.push(operation);
    });
    await open('/scenes?q=hog%3Apending&perPage=40');
    await expect.poll(() => page.locator('.stashhog-pending').count(), patience).toBe(40);
    expect(operations.filter((operation) => operation === 'scene-states')).toHaveLength(1);

    const pending = new Set(await pendingIds());
    const shown = (await sortedIds()).slice(0, 20).filter((id) => pending.has(id)).length;
    await open('/scenes?sortby=title&sortdir=desc&perPage=20');
    await expect.poll(() => page.locator('.stashhog-pending').count(), patience).toBe(shown);
    // Only what the browser remembers is left.
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('runPluginOperation')
        ? route.fulfill({ status: 500, body: '' })
        : route.continue(),
    );
    await page.reload();
    await expect.poll(() => page.locator('.stashhog-pending').count(), patience).toBe(shown);
    await page.unroute('**/graphql');
  });

  it('takes the words typed into the search box, and the user’s own beside them', async () => {
    const pending = new Set(await pendingIds());
    const expected = (await sortedIds()).filter((id) => pending.has(id));
    await open('/scenes?sortby=title&sortdir=desc&perPage=20');
    await page.locator('.scene-card').first().waitFor();
    await page.getByPlaceholder('Search…').fill('hog:pending');
    await expect.poll(shownIds, patience).toEqual(expected.slice(0, 20));
    await page.getByPlaceholder('Search…').fill('hog:pending no such words anywhere');
    await expect.poll(shownIds, patience).toEqual([]);
  });

  // Before v0.29 the list has no sidebar: the words are typed, as the test above does.
  it.skipIf(!hasSidebarSections(release))(
    'switches the filter in the sidebar, and the list follows decisions made elsewhere',
    async () => {
      await open('/scenes?sortby=title&sortdir=desc&perPage=20');
      await page.locator('.scene-card').first().waitFor();
      const section = page.locator('.stashhog-section');
      if (!(await section.isVisible())) await page.locator('.sidebar-toggle-button').click();
      await section.getByRole('button', { name: 'StashHog' }).click();
      await section.getByText('Pending changes').click();
      await expect.poll(() => new URL(page.url()).searchParams.get('q'), patience).toBe('hog:pending');
      const expected = (await sortedIds()).filter(
        (
          (pending) => (id: number) =>
            pending.has(id)
        )(new Set(await pendingIds())),
      );
      await expect.poll(shownIds, patience).toEqual(expected.slice(0, 20));

      const [first] = expected;
      const { scene } = await world.operation('scene-changes', { scene: first! });
      await world.operation('decide-changes', {
        decision: 'reject',
        changes: scene!.changes.filter((change) => change.status === 'pending').map((change) => change.id),
      });
      await expect.poll(shownIds, patience).toEqual(expected.slice(1, 21));
    },
  );

  it('says why when the filter fails, instead of showing the whole list', async () => {
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('filter-scenes')
        ? route.fulfill({ json: { errors: [{ message: 'Node is missing.' }], data: null } })
        : route.continue(),
    );
    await open('/scenes?q=hog%3Aresync');
    await page.getByText('StashHog could not apply the hog: words of the search: Node is missing.').waitFor();
    expect(await shownIds()).toEqual([]);
    await page.unroute('**/graphql');
  });

  it('leads from a badge to the tab of the scene', async () => {
    await open('/scenes?q=hog%3Apending');
    await page.locator('.stashhog-pending').first().click();
    await page.locator('.stashhog-tab .stashhog-island').waitFor();
    expect(new URL(page.url()).hash).toBe('#stashhog');
    expect(await page.locator('.nav-tabs .nav-link.active').textContent()).toMatch(/^StashHog/);
  });

  it('changes no computed style of Stash', async () => {
    const styles = async (withPlugin: boolean) => {
      const fresh = await context.newPage();
      if (!withPlugin)
        await fresh.route('**/plugin/stashhog/javascript*', (route) =>
          route.fulfill({ body: '', contentType: 'text/javascript' }),
        );
      await fresh.goto(`${world.stash.url}/scenes?sortby=title`);
      await fresh.locator('.scene-card').nth(39).waitFor();
      if (withPlugin) await fresh.locator('.stashhog-badge').first().waitFor();
      const found = await fresh.evaluate(() =>
        [...document.querySelectorAll('body *')]
          // The navigation and the sidebar make room for our entries.
          .filter((element) => !element.closest('[class*="stashhog"], nav, .sidebar'))
          .map((element) => {
            const style = getComputedStyle(element);
            const own = [...style].filter((name) => !name.startsWith('--')).sort();
            return [
              `${element.tagName}.${element.getAttribute('class')}`,
              ...own.map((name) => `${name}: ${style.getPropertyValue(name)}`),
            ];
          }),
      );
      await fresh.close();
      return found;
    };
    const without = await styles(false);
    const withUs = await styles(true);
    expect(without.length).toBeGreaterThan(100);
    expect(withUs.map(([name]) => name)).toEqual(without.map(([name]) => name));
    const different = withUs.flatMap((style, index) =>
      style
        .map((value, at) => `${style[0]} { ${value} }, was ${without[index]![at]}`)
        .filter((_, at) => style[at] !== without[index]![at]),
    );
    expect(different).toEqual([]);
  });

  it('throws nothing into the page', () => {
    expect(failures).toEqual([]);
  });
});
