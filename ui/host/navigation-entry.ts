import { patchProps } from './guard.ts';
import type { HostContext } from './host-context.ts';
import { drawIcon } from './icon.ts';
import type { HostNode } from './plugin-api.ts';
import { pagePath } from './stashhog-route.ts';
import { hostTexts } from '../texts.ts';

/** "StashHog" in the main navigation: a number while changes wait for review, a dot while runs are active. */
export function addNavigationEntry(context: HostContext): void {
  const { api, overview, Boundary } = context;
  const { createElement: h, Fragment, useEffect, useState } = api.React;
  const { Nav } = api.libraries.Bootstrap;
  const { NavLink } = api.libraries.ReactRouterDOM;

  const Entry = (): HostNode => {
    const [{ pendingChanges, running }, setCounts] = useState(overview.get);
    useEffect(() => {
      const read = () => setCounts(overview.get());
      read();
      return overview.subscribe(read);
    }, []);
    const label = hostTexts.navigation(pendingChanges, running);
    return h(
      // The classes of Stash's own entries, so that it collapses as they do.
      Nav.Link,
      { as: 'div', eventKey: pagePath, className: 'col-4 col-sm-3 col-md-2 col-lg-auto' },
      h(
        NavLink,
        {
          to: pagePath,
          className:
            'minimal p-4 p-xl-2 d-flex d-xl-inline-block flex-column justify-content-between ' +
            'align-items-center btn btn-primary',
          activeClassName: 'active',
          title: label,
          'aria-label': label,
        },
        drawIcon(api, 'faListCheck', 'nav-menu-icon d-block d-xl-inline mb-2 mb-xl-0'),
        h(
          'span',
          { className: 'stashhog-navigation' },
          hostTexts.name,
          pendingChanges > 0 && h('span', { className: 'stashhog-count' }, shortNumber(pendingChanges)),
          running && h('span', { className: 'stashhog-dot' }),
        ),
      ),
    );
  };

  patchProps(api, 'MainNavBar.MenuItems', (props) => ({
    ...props,
    children: h(
      Fragment,
      null,
      props['children'],
      h(Boundary, { name: 'the entry in the navigation', key: 'stashhog' }, h(Entry)),
    ),
  }));
}

/** There is room for three or four characters. */
function shortNumber(count: number): string {
  if (count < 1000) return String(count);
  return count < 10_000 ? `${(Math.floor(count / 100) / 10).toString()}k` : `${Math.floor(count / 1000)}k`;
}
