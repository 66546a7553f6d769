import { expect, test } from 'vitest';
import { ListFilterModel } from './app/list/filter.ts';

const read = (query: string): ListFilterModel => {
  const filter = new ListFilterModel();
  filter.configureFromQueryString(query);
  return filter;
};

test('a filter comes back from the address as it was written', () => {
  const filter = new ListFilterModel({ sortBy: 'title' });
  const tags = filter.makeCriterion('tags');
  tags.value = { items: [{ id: '3', label: 'a (b) {c} & d' }], excluded: [], depth: 0 };
  filter.criteria = [tags];
  filter.searchTerm = 'hog:active & more';
  filter.currentPage = 4;
  filter.itemsPerPage = 20;
  const back = read(filter.makeQueryParameters());
  expect(back.makeFindFilter()).toEqual(filter.makeFindFilter());
  expect(back.makeFilter()).toEqual({
    tags: { value: ['3'], excludes: [], depth: 0, modifier: 'INCLUDES_ALL' },
  });
});

test('parameters that Stash does not know are lost', () => {
  expect(read('?hog=active&sortby=title&p=2').makeQueryParameters()).toBe('sortby=title&p=2');
});

test('dates descend unless told otherwise, everything else ascends', () => {
  expect(read('?sortby=date').sortDirection).toBe('DESC');
  expect(read('?sortby=date&sortdir=asc').sortDirection).toBe('ASC');
  expect(read('?sortby=title').sortDirection).toBe('ASC');
  expect(read('?sortby=title&sortdir=desc').makeQueryParameters()).toBe('sortby=title&sortdir=desc');
});

test('a random order keeps its seed', () => {
  expect(read('?sortby=random_123').makeFindFilter().sort).toBe('random_123');
});

test('an unknown criterion is dropped from an address but ends a saved filter', () => {
  expect(read('?c=("type":"hog","modifier":"EQUALS","value":"x")').criteria).toEqual([]);
  expect(() =>
    new ListFilterModel().configureFromSavedFilter({
      id: '1',
      mode: 'SCENES',
      name: 'Old',
      find_filter: null,
      object_filter: { hog: { modifier: 'EQUALS', value: 'x' } },
      ui_options: null,
    }),
  ).toThrow('Unknown criterion parameter name: hog');
});

test('a clone keeps a makeFilter that a plugin has put on it', () => {
  const filter = new ListFilterModel();
  filter.makeFilter = () => ({ organized: true });
  expect(filter.clone().changePage(2).makeFilter()).toEqual({ organized: true });
});
