import { callOperation } from '../data/operations.ts';
import { openLive } from '../data/live.ts';
import { readBaseUrl } from './base-url.ts';
import { addCardBadges } from './card-badge.ts';
import { createErrorBoundary } from './error-boundary.ts';
import { installFindScenesLink } from './filter/find-scenes-link.ts';
import { attempt } from './guard.ts';
import type { HostContext } from './host-context.ts';
import { silenceHotkeysInIslands } from './hotkeys.ts';
import { createLoadApp } from './island-loader.ts';
import { addNavigationEntry } from './navigation-entry.ts';
import { followOverview } from './overview-counts.ts';
import type { PluginApi } from './plugin-api.ts';
import { linkPluginSettings } from './plugin-settings.ts';
import { refreshHogLists } from './refresh-hog-lists.ts';
import { addSceneTab } from './scene-tab.ts';
import { addSidebarSection } from './sidebar-section.ts';
import { stashLog } from './stash-log.ts';
import { addRoute } from './stashhog-route.ts';
import { followLive } from './states/follow-live.ts';
import { rememberedStates } from './states/remembered-states.ts';
import { SceneStates } from './states/scene-states.ts';
import { askedScene } from './states/updated-at.ts';
import { addStyles } from './styles.ts';

/** Puts every piece into Stash's page. Must run before Stash renders its routes: patches do not reach what is mounted. */
export function startHost(api: PluginApi, appUrl: string, signal: AbortSignal): void {
  const baseUrl = readBaseUrl(document);
  const graphqlUrl = new URL('graphql', baseUrl).href;
  const remembered = rememberedStates(`stashhog ${new URL(baseUrl).pathname}`);
  const live = openLive(stashLog(api), signal);
  const states = new SceneStates({
    ask: async (scenes) => (await callOperation(graphqlUrl, 'scene-states', { scenes }, signal)).states,
    recall: remembered.recall,
    remember: remembered.remember,
    // A page in the background gets no frames.
    soon: (callback) => (document.hidden ? setTimeout(callback) : requestAnimationFrame(callback)),
  });
  const context: HostContext = {
    api,
    Boundary: createErrorBoundary(api),
    live,
    states,
    overview: followOverview(() => callOperation(graphqlUrl, 'overview', {}, signal), live, signal),
    baseUrl,
    graphqlUrl,
    loadApp: createLoadApp(appUrl),
    signal,
  };

  attempt('the style sheet', () => addStyles(document, signal));
  attempt('keeping live', () => followLive(states, live, signal));
  attempt('the badges', () => addCardBadges(context));
  attempt('the tab of the scene page', () => addSceneTab(context));
  attempt('the entry in the navigation', () => addNavigationEntry(context));
  attempt('the pages', () => addRoute(context));
  attempt('the section in the sidebar', () => addSidebarSection(context));
  attempt('the settings link', () => linkPluginSettings(context));
  attempt('silencing hotkeys', () => silenceHotkeysInIslands(api, signal));
  attempt('the filter of scene lists', () => {
    const link = installFindScenesLink(
      api,
      async (wishes) => (await callOperation(graphqlUrl, 'filter-scenes', { wishes }, signal)).ids,
      (scenes) => states.want(scenes.flatMap((scene) => askedScene(scene) ?? [])),
    );
    refreshHogLists(link, live, signal);
  });
}
