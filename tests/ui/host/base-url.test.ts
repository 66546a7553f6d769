import { afterEach, expect, test } from 'vitest';
import { hrefOf, readBaseUrl } from '../../../ui/host/base-url.ts';

afterEach(() => document.head.replaceChildren());

function base(href: string) {
  const element = document.createElement('base');
  element.setAttribute('href', href);
  document.head.append(element);
}

test.each([
  ['/stash/', '/stash/'],
  ['/stash', '/stash/'],
  ['/', '/'],
])('takes the prefix of a reverse proxy from the base %j', (href, path) => {
  base(href);
  expect(new URL(readBaseUrl(document)).pathname).toBe(path);
});

test('is the root where there is no base, whatever page is open', () => {
  expect(new URL(readBaseUrl(document)).pathname).toBe('/');
});

test("makes an address from a path of Stash's router", () => {
  expect(hrefOf('http://nas.example/stash/', '/scenes/12?q=a#stashhog')).toBe(
    'http://nas.example/stash/scenes/12?q=a#stashhog',
  );
});
