import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addCardBadges } from '../../../ui/host/card-badge.ts';
import type { SceneState } from '../../../ui/host/states/scene-states.ts';
import { contextOf, React, StashPage } from './stash-page.ts';

const plain = { run: null, pendingChanges: 0, needsResync: false };
const overlays = () => React.createElement('b', null, "Stash's own");
const scene = (id: number) => ({ id: String(id), paths: { screenshot: `/scene/${id}/screenshot?t=50` } });

let page: StashPage;
beforeEach(() => {
  page = new StashPage();
});
afterEach(() => {
  page.close();
  vi.restoreAllMocks();
});

async function cardWith(state: Partial<SceneState>, props = {}) {
  const asked: unknown[] = [];
  const { context } = contextOf(page, (scenes) => {
    asked.push(...scenes);
    return scenes.map(({ id }) => ({ id, ...plain, ...state }));
  });
  addCardBadges(context);
  await page.act(() => page.render('SceneCard.Overlays', overlays, { scene: scene(12), ...props }));
  return { context, asked, badges: () => [...page.container.querySelectorAll('.stashhog-badge')] };
}

test('runs on the React of Stash', () => {
  expect(React.version).toBe('17.0.2');
});

test('shows the run with its percentage, and leads to it', async () => {
  const { badges, asked } = await cardWith({
    run: { id: 7, kind: 'analyze', status: 'running', progress: 0.426 },
  });
  expect(asked).toEqual([{ id: 12, updatedAtUnix: 50 }]);
  expect(badges().map((badge) => badge.textContent)).toEqual(['Analyzing 42%']);
  expect(badges()[0]!.getAttribute('href')).toBe('/plugins/stashhog/runs/7');
  expect(badges()[0]!.getAttribute('aria-label')).toContain('Analyzing 42%');
});

test('follows the progress of the run', async () => {
  const run = { id: 7, kind: 'sync', status: 'running', progress: 0.1 } as const;
  const { badges, context } = await cardWith({ run });
  await page.act(() => context.states.progressed({ ...run, progress: 0.9 } as never));
  expect(badges()[0]!.textContent).toBe('Syncing 90%');
});

test("counts the changes, and leads to the scene's tab", async () => {
  const { badges } = await cardWith({ pendingChanges: 3 });
  expect(badges().map((badge) => badge.textContent)).toEqual(['3 changes']);
  expect(badges()[0]!.getAttribute('href')).toBe('/scenes/12#stashhog');
});

test('says that a scene needs a resync', async () => {
  const { badges } = await cardWith({ needsResync: true });
  expect(badges().map((badge) => badge.textContent)).toEqual(['Needs resync']);
});

test("adds no element where there is nothing to say, and keeps Stash's overlays", async () => {
  await cardWith({});
  expect(page.container.innerHTML).toBe("<b>Stash's own</b>");
});

test('a click while cards are being selected belongs to the card', async () => {
  const clicked = vi.fn<() => void>();
  page.container.addEventListener('click', clicked);
  const { badges } = await cardWith({ pendingChanges: 1 }, { selecting: true });
  const click = new MouseEvent('click', { bubbles: true, cancelable: true });
  badges()[0]!.dispatchEvent(click);
  expect(click.defaultPrevented).toBe(true);
  expect(clicked).toHaveBeenCalled();
});

test("a state that cannot be shown costs the badges, not Stash's card", async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  await cardWith({ run: {} as never });
  await page.act(() => page.render('SceneCard.Overlays', overlays, { scene: scene(13) }));
  expect(page.container.textContent).toContain("Stash's own");
});

test('a card without a scene stays as it is', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { context } = contextOf(page);
  addCardBadges(context);
  page.render('SceneCard.Overlays', overlays, {});
  expect(page.container.innerHTML).toBe("<b>Stash's own</b>");
});
