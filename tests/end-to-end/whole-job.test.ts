import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumMissing, chromiumPath, launchBrowser } from '../support/browser.ts';
import { oldestAndNewest } from '../support/releases.ts';
import { type StashWithPlugin, startStashWithPlugin } from '../support/stash-with-plugin.ts';

/* What a person clicks, in Chromium. Real: everything but Stash. Playwright looks through the island's shadow root. */

if (!chromiumPath) console.warn(chromiumMissing);

describe.skipIf(!chromiumPath).each(oldestAndNewest)('the whole job in Stash’s page, %s', (release) => {
  let world: StashWithPlugin;
  let browser: Browser;
  let page: Page;
  const failures: string[] = [];

  const open = async (path: string) => {
    await page.goto(`${world.stash.url}${path}`);
  };
  const studioOf = async (scene: number) =>
    (
      await world.graphql<{ findScene: { studio: { name: string } | null } }>(
        'query ($id: ID!) { findScene(id: $id) { studio { name } } }',
        { id: String(scene) },
      )
    ).findScene.studio?.name;

  beforeAll(async () => {
    world = await startStashWithPlugin({ scenes: 120, page: true, release });
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => failures.push(String(error)));
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('leads from the navigation bar to a first sync', async () => {
    await open('/');
    await page
      .getByRole('navigation')
      .getByRole('link', { name: /StashHog/ })
      .first()
      .click();
    await page.getByText('Welcome to StashHog').waitFor();
    await page.getByRole('button', { name: 'Start with a sync' }).click();
    await expect
      .poll(async () => (await world.operation('overview', {})).lastSync?.status, { timeout: 15_000 })
      .toBe('completed');
    await page.getByText('Scenes known').waitFor();
    await page.getByText('120', { exact: true }).first().waitFor();
  });

  it('analyzes into a plan that appears for review', async () => {
    await open('/plugins/stashhog');
    await page.getByRole('button', { name: /^Analyze new scenes/ }).click();
    await expect
      .poll(async () => (await world.operation('list-plans', {})).plans[0]?.status, { timeout: 15_000 })
      .toBe('draft');
    await open('/plugins/stashhog/plans');
    await page
      .getByText(/120 scenes analyzed|scenes analyzed/)
      .first()
      .waitFor();
  });

  it('shows a badge on the cards of scenes with changes', async () => {
    await open('/scenes');
    const badge = page.locator('.scene-card .stashhog-pending').first();
    await badge.waitFor();
    expect(await badge.textContent()).toMatch(/change/);
  });

  it('accepts a change on the scene page and applies it', async () => {
    const { plans } = await world.operation('list-plans', {});
    const { scenes } = await world.operation('plan-changes', {
      plan: plans[0]?.id ?? 0,
      filter: { fields: ['studio'], statuses: ['pending'] },
    });
    const scene = scenes[0];
    const studio = scene?.changes[0]?.label ?? '';
    if (!scene) throw new Error('No studio was proposed.');

    await open(`/scenes/${scene.id}`);
    await page.getByRole('tab', { name: /StashHog/ }).click();
    await page.getByRole('button', { name: `Accept studio: ${studio}` }).click();
    await page.getByRole('button', { name: 'Apply 1 change' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Apply', exact: true }).click();
    await expect.poll(() => studioOf(scene.id), { timeout: 15_000 }).toBe(studio);

    await page.getByRole('button', { name: 'Undo 1 change' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(() => studioOf(scene.id), { timeout: 15_000 }).toBeUndefined();
  });

  it('reviews a plan with the keyboard and applies what was accepted', async () => {
    const { plans } = await world.operation('list-plans', {});
    const plan = plans[0]?.id ?? 0;
    await open(`/plugins/stashhog/plans/${plan}`);
    await page
      .locator('.change[data-status="pending"]')
      .first()
      .click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('a');
    await page.keyboard.press('j');
    await page.keyboard.press('r');
    await expect
      .poll(async () => {
        const { counts } = (await world.operation('plan-detail', { plan })).plan;
        return [counts.approved ?? 0, counts.rejected ?? 0];
      })
      .toEqual([1, 1]);
    // Stash's own hotkeys stayed quiet: "a" and "r" did not lead away.
    expect(new URL(page.url()).pathname).toBe(`/plugins/stashhog/plans/${plan}`);

    await page.getByRole('button', { name: 'Apply 1 accepted' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Apply', exact: true }).click();
    await expect
      .poll(async () => (await world.operation('plan-detail', { plan })).plan.counts.applied, {
        timeout: 15_000,
      })
      .toBe(1);
  });

  it('filters Stash’s own list by pending changes, with the right count', async () => {
    const { ids } = await world.operation('filter-scenes', { wishes: ['pending'] });
    await open('/scenes?q=hog:pending');
    await page.locator('.scene-card').first().waitFor();
    await expect
      .poll(() => page.locator('.pagination-index-container').first().textContent())
      .toContain(`of ${ids.length}`);
    const shown = await page.locator('.scene-card').count();
    expect(shown).toBe(Math.min(40, ids.length));
    await expect.poll(() => page.locator('.scene-card:not(:has(.stashhog-pending))').count()).toBe(0);
  });

  it('cancels a run from its page within a second or so', async () => {
    const release = world.stash.faults.hold('ScenesByIds');
    const { run } = await world.operation('start-run', { kind: 'sync', input: { mode: 'full' } });
    await open(`/plugins/stashhog/runs/${run.id}`);
    await page
      .getByRole('button', { name: /^Cancel/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop it' }).click();
    await page.getByText('Cancelled').first().waitFor();
    expect((await world.operation('run-detail', { run: run.id })).run.status).toBe('cancelled');
    release();
  });

  it('leaves the computed styles of Stash’s own elements as they are', async () => {
    const properties = [
      'color',
      'background-color',
      'font-family',
      'font-size',
      'line-height',
      'margin',
      'padding',
      'border',
      'box-sizing',
      'display',
    ];
    const ours = '[class*="stashhog"], [href*="stashhog"], [data-rb-event-key*="stashhog"]';
    const read = async (withPlugin: boolean) => {
      const other = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      if (!withPlugin) await other.route('**/plugin/stashhog/**', (route) => route.abort());
      await other.goto(`${world.stash.url}${withPlugin ? '/plugins/stashhog' : '/tags'}`);
      // The island's style sheets are in the page's life once one of our pages was shown.
      if (withPlugin) await other.getByText('Scenes known').waitFor();
      await other.getByRole('link', { name: 'Performers' }).first().click();
      await other.waitForURL('**/performers**');
      await other.waitForLoadState('networkidle');
      await other.mouse.move(0, 0);
      await other.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
      const styles = await other.evaluate(
        ([names, own]) =>
          [...document.querySelectorAll('body, body *')]
            .filter((element) => !element.closest(own as string))
            .map((element) => {
              const style = getComputedStyle(element);
              const values = (names as string[]).map((name) => style.getPropertyValue(name));
              return `${element.tagName} ${element.getAttribute('class')}: ${values.join(' | ')}`;
            }),
        [properties, ours],
      );
      await other.close();
      return styles;
    };
    const without = await read(false);
    expect(without.length).toBeGreaterThan(20);
    expect(await read(true)).toEqual(without);
  });

  it('threw no error in Stash’s page on the way', () => {
    expect(failures).toEqual([]);
  });
});
