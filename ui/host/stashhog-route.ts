import type { HostContext } from './host-context.ts';
import { createIslandView } from './island-view.ts';
import type { HostNode, RouteProps } from './plugin-api.ts';
import { hostTexts } from '../texts.ts';

/** Not below `/plugin/`: the server owns those paths, and a reload would be a 404. */
export const pagePath = '/plugins/stashhog';

/** Our pages, at `/plugins/stashhog` and everything below it. */
export function addRoute(context: HostContext): void {
  const { api, Boundary } = context;
  const { createElement: h } = api.React;
  const IslandView = createIslandView(context);

  api.register.route(pagePath, ({ location }: RouteProps): HostNode =>
    h(
      Boundary,
      { name: 'the pages of StashHog', note: h('p', { className: 'stashhog-note' }, hostTexts.crashed) },
      h(
        'div',
        { className: 'stashhog-page' },
        h(IslandView, {
          view: {
            kind: 'page',
            path: location.pathname.slice(pagePath.length).replace(/\/+$/, ''),
            search: location.search,
          },
        }),
      ),
    ),
  );
}
