import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumMissing, chromiumPath, launchBrowser } from '../support/browser.ts';
import { oldestAndNewest } from '../support/releases.ts';
import { type StashWithPlugin, startStashWithPlugin } from '../support/stash-with-plugin.ts';

/* Going from page to page in Chromium, and back: nothing crashes, and Back finds the place that was left. */

if (!chromiumPath) console.warn(chromiumMissing);

describe.skipIf(!chromiumPath).each(oldestAndNewest)('going through the pages, %s', (release) => {
  let world: StashWithPlugin;
  let browser: Browser;
  let page: Page;
  let plan: number;
  const failures: string[] = [];

  const section = (name: string) => page.locator('.page-nav').getByRole('link', { name, exact: true });
  const heading = (name: string) => page.locator('main').getByRole('heading', { name, exact: true });
  const crashed = () => page.getByText('This part of StashHog stopped working').count();

  beforeAll(async () => {
    world = await startStashWithPlugin({ release, scenes: 400, page: true });
    await world.run('sync');
    await world.run('analyze');
    plan = (await world.operation('list-plans', {})).plans[0]?.id ?? 0;
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => failures.push(String(error)));
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('opens all four pages by a click, and goes all the way back', async () => {
    await page.goto(`${world.stash.url}/plugins/stashhog`);
    await heading('What next?').waitFor();
    for (const [name, title] of [
      ['Plans', 'Plans'],
      ['Runs', 'Runs'],
      ['Settings', 'Settings'],
      ['Overview', 'What next?'],
    ] as const) {
      await section(name).click();
      await heading(title).waitFor();
      expect(await crashed()).toBe(0);
    }
    for (const title of ['Settings', 'Runs', 'Plans', 'What next?']) {
      await page.goBack();
      await heading(title).waitFor();
      expect(await crashed()).toBe(0);
    }
  });

  it('finds the place in a plan again after a look at a scene, far below the first load', async () => {
    await page.goto(`${world.stash.url}/plugins/stashhog/plans`);
    await page.locator('main .row-link').first().click();
    await page.waitForURL(`**/plugins/stashhog/plans/${plan}`);
    await page.locator('.change').first().waitFor();
    // Scrolling on loads the next page of scenes, and then the one after it.
    const position = () => page.evaluate(() => window.scrollY);
    await page.mouse.move(700, 600);
    for (let steps = 0; steps < 60 && (await position()) < 14_000; steps++) await page.mouse.wheel(0, 900);
    await expect.poll(position).toBeGreaterThan(9000);
    // The list measures what came into view; it rests when two looks in a row are the same.
    let before = -1;
    await expect
      .poll(async () => {
        const same = before === (await position());
        before = await position();
        return same;
      })
      .toBe(true);

    const scene = page.locator('.scene-about a').filter({ visible: true }).nth(4);
    await scene.scrollIntoViewIfNeeded();
    const title = (await scene.textContent()) ?? '';
    const link = page.locator('.scene-about').getByRole('link', { name: title, exact: true });
    const left = { top: await position(), y: (await link.boundingBox())?.y ?? 0 };
    await link.click();
    await page.waitForURL('**/scenes/*');
    await page.goBack();
    await link.waitFor();
    await expect.poll(async () => Math.abs((await position()) - left.top)).toBeLessThan(60);
    expect(Math.abs(((await link.boundingBox())?.y ?? -1) - left.y)).toBeLessThan(60);
  });

  it('begins at the top of a plan that is opened anew', async () => {
    await section('Plans').click();
    await page.locator('main .row-link').first().waitFor();
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
  });

  it('threw no error on the way', () => {
    expect(failures).toEqual([]);
  });
});
