import type { LiveEvent } from '../src/runs/live-event.ts';

/*
 * The seam between the two Reacts: `ui/host` (React 17, Stash's) loads `ui/app` (React 19 + Mantine) as an asset and
 * hands it an element; neither sees the other's JSX or hooks.
 */

/** What an island shows. `path` is what follows `/plugins/stashhog`: "", "/plans", "/plans/3", "/runs/7", "/settings". */
export type IslandView =
  | { kind: 'page'; path: string; search: string }
  /** The StashHog tab of a scene page. */
  | { kind: 'scene'; sceneId: number };

export interface IslandHost {
  /** Absolute address of Stash's GraphQL endpoint, right behind a path prefix too. */
  graphqlUrl: string;
  /** Goes to a path of Stash's own router, such as `/scenes/12` or `/plugins/stashhog/plans/3`. */
  navigate(path: string): void;
  /** The same path as an address for `href`, with the prefix of a reverse proxy. */
  href(path: string): string;
  /** Live events, and `reconnected` when some may have been lost. */
  onLive(listener: (event: LiveEvent | 'reconnected') => void, signal: AbortSignal): void;
  /** We wrote to these scenes (null: many): Stash's own page reads them again. */
  scenesChanged(ids: readonly number[] | null): void;
}

export interface Island {
  show(view: IslandView): void;
  unmount(): void;
}

/** Exported by the app asset as `mountIsland`. Puts its shadow root on `element`. */
export type MountIsland = (element: HTMLElement, view: IslandView, host: IslandHost) => Island;
