import type { LiveEvents } from '../data/live.ts';
import type { ErrorBoundary } from './error-boundary.ts';
import type { LoadApp } from './island-loader.ts';
import type { OverviewCounts } from './overview-counts.ts';
import type { PluginApi } from './plugin-api.ts';
import type { SceneStates } from './states/scene-states.ts';

/** What the pieces of the host part share; made once per page load. */
export interface HostContext {
  api: PluginApi;
  Boundary: ErrorBoundary;
  live: LiveEvents;
  states: SceneStates;
  overview: OverviewCounts;
  /** Absolute address of Stash's start page, ending in a slash; has the path prefix of a reverse proxy. */
  baseUrl: string;
  graphqlUrl: string;
  loadApp: LoadApp;
  /** Ends with the page. */
  signal: AbortSignal;
}
