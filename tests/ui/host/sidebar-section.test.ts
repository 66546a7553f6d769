import { afterEach, beforeEach, expect, test } from 'vitest';
import { addSidebarSection } from '../../../ui/host/sidebar-section.ts';
import type { Props } from '../../../ui/host/plugin-api.ts';
import { contextOf, React, StashPage } from './stash-page.ts';

class Filter {
  searchTerm: string;
  currentPage = 3;
  constructor(searchTerm: string) {
    this.searchTerm = searchTerm;
  }
  clone(): Filter {
    return Object.assign(new Filter(''), this);
  }
}

let page: StashPage;
beforeEach(() => {
  page = new StashPage();
});
afterEach(() => page.close());

const Neighbour = () => React.createElement('p', null, "Stash's section");

function sidebar(searchTerm: string) {
  const set: Filter[] = [];
  const filter = new Filter(searchTerm);
  addSidebarSection(contextOf(page).context);
  const neighbour = React.createElement(Neighbour, {
    key: 'neighbour',
    filter,
    setFilter: (next: Filter) => set.push(next),
  });
  page.render('FilteredSceneList.SidebarSections', (props: Props) => props['children'], {
    children: [null, neighbour],
  });
  const boxes = () => [...page.container.querySelectorAll('input')];
  return { set, filter, boxes };
}

test('stands below the sections of Stash, closed', () => {
  const { boxes } = sidebar('');
  expect(page.container.textContent).toBe("Stash's sectionStashHog");
  expect(boxes()).toEqual([]);
});

test('shows the switches on a click, and on its own when one is on', async () => {
  const { boxes } = sidebar('');
  await page.act(() => page.container.querySelector('button')!.click());
  expect(boxes().map((box) => box.checked)).toEqual([false, false, false]);
  page.close();
  page = new StashPage();
  expect(
    sidebar('walk hog:pending')
      .boxes()
      .map((box) => box.checked),
  ).toEqual([false, true, false]);
});

test("a switch writes its word into a copy of Stash's filter, from the first page on", async () => {
  const { set, filter, boxes } = sidebar('walk hog:pending');
  await page.act(() => boxes()[2]!.click());
  await page.act(() => boxes()[1]!.click());
  expect(set.map((one) => [one.searchTerm, one.currentPage])).toEqual([
    ['walk hog:pending hog:resync', 1],
    ['walk', 1],
  ]);
  expect(filter).toEqual(new Filter('walk hog:pending'));
});

test('leaves a sidebar without a filter alone', () => {
  addSidebarSection(contextOf(page).context);
  page.render('FilteredSceneList.SidebarSections', (props: Props) => props['children'], {
    children: React.createElement('p', null, 'other'),
  });
  expect(page.container.innerHTML).toBe('<p>other</p>');
});
