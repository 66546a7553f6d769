import { type Mock, vi } from 'vitest';
import type { LiveEvent } from '../../../src/runs/live-event.ts';
import type { OperationInput, OperationName, OperationOutput } from '../../../src/operations/registry.ts';
import { mountIsland } from '../../../ui/app/mount.tsx';
import type { IslandView } from '../../../ui/island.ts';

type Answers = {
  [Name in OperationName]?: (input: OperationInput<Name>) => OperationOutput<Name>;
};

export interface MountedIsland {
  root: ShadowRoot;
  element: HTMLElement;
  /** What was asked, in order. */
  calls: { op: OperationName; input: unknown }[];
  callsOf(op: OperationName): unknown[];
  navigate: Mock<(path: string) => void>;
  show(view: IslandView): void;
  live(event: LiveEvent | 'reconnected'): void;
  text(): string;
  button(name: string | RegExp): HTMLElement;
  unmount(): void;
}

let stashes = 0;
let entries = 0;

/** The island in a page of happy-dom; the network answers with `answers`, and with an error for anything else. */
export function mountWith(view: IslandView, answers: Answers): MountedIsland {
  const calls: MountedIsland['calls'] = [];
  const fetched = async (_url: unknown, request?: RequestInit): Promise<Response> => {
    const { op, input } = JSON.parse(String(request?.body)).variables
      .arguments as MountedIsland['calls'][number];
    calls.push({ op, input });
    const answer = answers[op] as ((input: unknown) => unknown) | undefined;
    try {
      if (!answer) throw new Error(`Nothing answers ${op} here.`);
      return Response.json({ data: { runPluginOperation: answer(input) } });
    } catch (error) {
      return Response.json({ errors: [{ message: (error as Error).message }] });
    }
  };
  vi.stubGlobal('fetch', fetched);

  // Where the person was is kept by entry of the history: each island is opened in a new one.
  window.history.replaceState({ key: `entry ${++entries}` }, '');
  const element = document.createElement('div');
  document.body.append(element);
  const listeners = new Set<(event: LiveEvent | 'reconnected') => void>();
  const navigate = vi.fn<(path: string) => void>();
  const island = mountIsland(element, view, {
    // Another Stash for each test: nothing is known of it yet.
    graphqlUrl: `http://stash.test/${++stashes}/graphql`,
    navigate,
    href: (path) => `/prefix${path}`,
    onLive: (listener) => listeners.add(listener),
    scenesChanged: () => {},
  });
  const root = element.shadowRoot!;
  const nameOf = (button: Element): string =>
    button.getAttribute('aria-label') ?? button.textContent?.trim() ?? '';
  return {
    root,
    element,
    calls,
    callsOf: (op) => calls.filter((call) => call.op === op).map((call) => call.input),
    navigate,
    show: (next) => island.show(next),
    live: (event) => listeners.forEach((listener) => listener(event)),
    text: () => root.textContent ?? '',
    button(name) {
      const found = [...root.querySelectorAll<HTMLElement>('button, a')].find((one) =>
        typeof name === 'string' ? nameOf(one) === name : name.test(nameOf(one)),
      );
      if (!found) throw new Error(`There is no button ${String(name)} in: ${root.textContent}`);
      return found;
    },
    unmount() {
      island.unmount();
      element.remove();
    },
  };
}
