import type { HostContext } from './host-context.ts';
import { patchProps } from './guard.ts';
import { createIslandView } from './island-view.ts';
import type { HostNode, Props } from './plugin-api.ts';
import { askedScene } from './states/updated-at.ts';
import { useSceneState } from './states/use-scene-state.ts';
import { changesText, hostTexts } from '../texts.ts';

const tabKey = 'stashhog-panel';
const tabHash = '#stashhog';

/** Path of Stash's router that opens a scene page on our tab. */
export function tabAddress(sceneId: number): string {
  return `/scenes/${sceneId}${tabHash}`;
}

/** The tab "StashHog" of the scene page, with the number of changes to review, and its pane with the island. */
export function addSceneTab(context: HostContext): void {
  const { api, states, Boundary } = context;
  const { createElement: h, Fragment, useEffect, useRef } = api.React;
  const { Nav, Tab } = api.libraries.Bootstrap;
  const { useLocation } = api.libraries.ReactRouterDOM;
  const IslandView = createIslandView(context);

  const TabLabel = ({ id, updatedAtUnix }: Props): HostNode => {
    const pending = useSceneState(api.React, states, { id, updatedAtUnix })?.pendingChanges ?? 0;
    const location = useLocation();
    const label = useRef<HTMLElement | null>(null);
    useEffect(() => {
      // The page keeps its active tab to itself, so a link to ours arrives as a click on it.
      if (location.hash === tabHash) label.current?.closest<HTMLElement>('a, button')?.click();
    }, [location.hash, location.key, id]);
    return h(
      'span',
      { ref: label },
      hostTexts.name,
      pending > 0 && h('span', { className: 'stashhog-count', title: changesText(pending) }, String(pending)),
    );
  };

  patchProps(api, 'ScenePage.Tabs', (props) => {
    const scene = askedScene(props['scene']);
    if (!scene) return props;
    const item = h(
      Boundary,
      { name: 'the tab of the scene page', key: tabKey },
      h(Nav.Item, null, h(Nav.Link, { eventKey: tabKey }, h(TabLabel, scene))),
    );
    return { ...props, children: h(Fragment, null, props['children'], item) };
  });

  patchProps(api, 'ScenePage.TabContent', (props) => {
    const scene = askedScene(props['scene']);
    if (!scene) return props;
    const pane = h(
      Tab.Pane,
      // Keyed by scene: the play queue changes the scene without mounting the page anew.
      { eventKey: tabKey, mountOnEnter: true, key: `${tabKey}-${scene.id}` },
      h(
        Boundary,
        { name: 'the StashHog tab', note: h('p', { className: 'stashhog-note' }, hostTexts.crashed) },
        h(
          'div',
          { className: 'stashhog-tab' },
          h(IslandView, { view: { kind: 'scene', sceneId: scene.id } }),
        ),
      ),
    );
    return { ...props, children: h(Fragment, null, props['children'], pane) };
  });
}
