import type { HostContext } from './host-context.ts';
import { patchResult } from './guard.ts';
import type { HostNode, Props } from './plugin-api.ts';
import { changesText, runText, hostTexts } from '../texts.ts';
import { askedScene } from './states/updated-at.ts';
import { useSceneState } from './states/use-scene-state.ts';
import { pagePath } from './stashhog-route.ts';
import { tabAddress } from './scene-tab.ts';

/** Badges on scene cards: the active run, changes to review, needs a resync. Cards without any get no element. */
export function addCardBadges(context: HostContext): void {
  const { api, states, Boundary } = context;
  const { createElement: h, Fragment, memo } = api.React;
  const { Link } = api.libraries.ReactRouterDOM;

  const link = (
    className: string,
    to: string,
    text: string,
    title: string,
    selecting: boolean,
    style?: Props,
  ) =>
    h(
      Link,
      {
        key: className,
        to,
        className: `stashhog-badge ${className}`,
        style,
        title,
        'aria-label': title,
        draggable: false,
        // While cards are being selected, a click anywhere on the card selects it.
        onClick: (event: Event) => (selecting ? event.preventDefault() : event.stopPropagation()),
      },
      text,
    );

  const Badges = memo(({ id, updatedAtUnix, selecting }: Props): HostNode => {
    const state = useSceneState(api.React, states, { id, updatedAtUnix });
    if (!state) return null;
    const { run, pendingChanges, needsResync } = state;
    const badges: HostNode[] = [];
    if (run) {
      const text = runText(run.kind, run.status, run.progress);
      const style = { '--stashhog-done': `${Math.floor(run.progress * 100)}%` };
      badges.push(
        link('stashhog-run', `${pagePath}/runs/${run.id}`, text, hostTexts.runBadge(text), selecting, style),
      );
    }
    if (pendingChanges > 0) {
      const text = changesText(pendingChanges);
      badges.push(link('stashhog-pending', tabAddress(id), text, hostTexts.changesBadge(text), selecting));
    }
    if (needsResync && !run)
      badges.push(
        h(
          'span',
          {
            key: 'resync',
            className: 'stashhog-badge stashhog-resync',
            title: hostTexts.resyncBadgeLong,
            'aria-label': hostTexts.resyncBadgeLong,
            role: 'img',
          },
          hostTexts.resyncBadge,
        ),
      );
    return badges.length === 0 ? null : h('div', { className: 'stashhog-badges' }, ...badges);
  });

  patchResult(api, 'SceneCard.Overlays', (result, props) => {
    const scene = askedScene(props['scene']);
    if (!scene) return result;
    return h(
      Fragment,
      null,
      result,
      h(
        Boundary,
        { name: 'the badges of a card' },
        h(Badges, {
          id: scene.id,
          updatedAtUnix: scene.updatedAtUnix,
          selecting: props['selecting'] === true,
        }),
      ),
    );
  });
}
