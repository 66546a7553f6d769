import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createErrorBoundary } from '../../../ui/host/error-boundary.ts';
import type { HostContext } from '../../../ui/host/host-context.ts';
import type {
  HostElement,
  HostLocation,
  HostNode,
  HostReact,
  PluginApi,
  Props,
  RouteProps,
} from '../../../ui/host/plugin-api.ts';
import { SceneStates, type AskedScene, type SceneState } from '../../../ui/host/states/scene-states.ts';
import type { LiveListener } from '../../../ui/data/live.ts';

/*
 * As much of Stash's page as a single piece of the host part needs: its React 17, its way of calling patches, and
 * plain elements for its libraries. Whole pages are tested in a browser against the fake Stash.
 */

const hostPage = createRequire(join(import.meta.dirname, '../../fake-stash/package.json'));
export const React = hostPage('react') as HostReact & { version: string };
const ReactDOM = hostPage('react-dom') as {
  render(element: HostElement, container: Element): void;
  unmountComponentAtNode(container: Element): void;
};
const { act } = hostPage('react-dom/test-utils') as { act(work: () => unknown): unknown };
const h = React.createElement;

type Patch = (...args: unknown[]) => unknown;
type Kind = 'before' | 'instead' | 'after';

/** A plain element in the place of a component of Stash's libraries; what HTML does not know is left out. */
function plain(tag: string, known: readonly string[]) {
  return (props: Props): HostNode =>
    h(
      (props['as'] as string | undefined) ?? tag,
      Object.fromEntries(
        Object.entries(props).filter(
          ([name]) => known.includes(name) || /^(aria-|class|title|style|id|role|on[A-Z])/.test(name),
        ),
      ),
      props['children'],
    );
}

export class StashPage {
  readonly patches: Record<Kind, Map<string, Patch[]>> = {
    before: new Map(),
    instead: new Map(),
    after: new Map(),
  };
  readonly routes = new Map<string, (props: RouteProps) => HostNode>();
  readonly pushed: string[] = [];
  location: HostLocation = { pathname: '/scenes', search: '', hash: '', key: 'k' };
  private readonly history = { location: this.location, push: (path: string) => void this.pushed.push(path) };
  readonly mousetrap = { stopCallback: (_event: Event) => false };
  readonly container = document.createElement('div');
  readonly api: PluginApi;

  constructor() {
    const keep = (kind: Kind) => (name: string, patch: Patch) =>
      void this.patches[kind].set(name, [...(this.patches[kind].get(name) ?? []), patch]);
    document.body.append(this.container);
    const link = (props: Props): HostNode =>
      h(plain('a', ['href']), {
        ...props,
        href: props['to'],
        onClick: (event: Event) => {
          props['onClick']?.(event);
          event.preventDefault();
        },
      });
    this.api = {
      React,
      GQL: {},
      libraries: {
        ReactRouterDOM: {
          Link: link,
          NavLink: link,
          useHistory: () => this.history,
          useLocation: () => this.location,
        },
        Bootstrap: {
          Nav: { Item: plain('div', []), Link: plain('a', []) },
          Tab: { Pane: plain('section', []) },
          Button: plain('button', []),
          Collapse: (props: Props): HostNode => (props['in'] ? props['children'] : null),
          Form: {
            Check: (props: Props): HostNode =>
              h(
                'label',
                null,
                h('input', { type: 'checkbox', checked: props['checked'], onChange: props['onChange'] }),
                props['label'],
              ),
          },
          Spinner: plain('i', []),
        },
        Apollo: undefined as never,
        FontAwesomeSolid: { faListCheck: { icon: [10, 10, [], '', 'M0 0'] } },
        Mousetrap: { prototype: this.mousetrap },
      },
      register: { route: (path, component) => void this.routes.set(path, component) },
      utils: { StashService: { getClient: () => undefined as never } },
      patch: {
        before: keep('before') as never,
        instead: keep('instead') as never,
        after: keep('after') as never,
      },
    };
  }

  /** Calls a component of Stash as its `patch.tsx` does: React passes a second argument to every function component. */
  call(name: string, original: (props: Props) => HostNode, props: Props): HostNode {
    let args: unknown[] = [props, {}];
    for (const before of this.patches.before.get(name) ?? []) args = before(...args) as unknown[];
    const [first, ...others] = this.patches.instead.get(name) ?? [];
    const next = (rest: Patch[]): Patch =>
      rest[0] ? (...given) => rest[0]!(...given, next(rest.slice(1))) : (original as Patch);
    let result = first ? first(...args, next(others)) : original(...(args as [Props]));
    for (const after of this.patches.after.get(name) ?? []) result = after(...args.concat(result));
    return result as HostNode;
  }

  render(name: string, original: (props: Props) => HostNode, props: Props): void {
    const Patched = (given: Props): HostNode => this.call(name, original, given);
    this.show(h(Patched, props));
  }

  show(element: HostElement): void {
    act(() => {
      ReactDOM.render(element, this.container);
    });
  }

  /** Runs what causes a render outside of React, and everything that follows from it. */
  async act(work: () => unknown): Promise<void> {
    await act(async () => {
      await work();
    });
  }

  close(): void {
    act(() => {
      ReactDOM.unmountComponentAtNode(this.container);
    });
    this.container.remove();
  }
}

/** What the pieces share, with everything beyond the page scripted. */
export function contextOf(page: StashPage, answer: (scenes: AskedScene[]) => SceneState[] = () => []) {
  const listeners = new Set<LiveListener>();
  const signal = new AbortController();
  let counts = { pendingChanges: 0, running: false };
  const overviewListeners = new Set<() => void>();
  const context: HostContext = {
    api: page.api,
    Boundary: createErrorBoundary(page.api),
    live: {
      listen: (listener, until) => {
        listeners.add(listener);
        until.addEventListener('abort', () => listeners.delete(listener));
      },
    },
    states: new SceneStates({
      ask: async (scenes) => answer(scenes),
      recall: async () => [],
      remember: () => {},
      soon: (callback) => queueMicrotask(callback),
    }),
    overview: {
      get: () => counts,
      subscribe(listener) {
        overviewListeners.add(listener);
        return () => overviewListeners.delete(listener);
      },
    },
    baseUrl: 'http://nas.example/stash/',
    graphqlUrl: 'http://nas.example/stash/graphql',
    loadApp: () => Promise.reject(new Error('There is no app in this test.')),
    signal: signal.signal,
  };
  return {
    context,
    listeners,
    count(next: typeof counts) {
      counts = next;
      for (const listener of overviewListeners) listener();
    },
  };
}
