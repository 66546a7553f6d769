import type { Island, IslandView as View } from '../island.ts';
import type { HostContext } from './host-context.ts';
import { createIslandHost } from './island-host.ts';
import type { HostComponent, HostNode } from './plugin-api.ts';
import { hostTexts } from '../texts.ts';

type Progress = { step: 'loading' } | { step: 'shown' } | { step: 'failed'; reason: string };

/** A place for the island in Stash's React: loads the app, mounts it, follows `view`, and says so when it cannot. */
export function createIslandView(context: HostContext): HostComponent<{ view: View }> {
  const { createElement: h, Fragment, useEffect, useRef, useState } = context.api.React;
  const { ReactRouterDOM, Bootstrap } = context.api.libraries;

  return function IslandView({ view }): HostNode {
    // A ref: whatever a router hands out, the island is mounted once.
    const history = useRef(ReactRouterDOM.useHistory());
    const place = useRef<HTMLDivElement | null>(null);
    const island = useRef<Island | null>(null);
    const latest = useRef(view);
    const [progress, setProgress] = useState<Progress>({ step: 'loading' });
    const [tries, setTries] = useState(0);
    latest.current = view;

    useEffect(() => {
      let left = false;
      setProgress({ step: 'loading' });
      context
        .loadApp()
        .then((mountIsland) => {
          if (left || !place.current) return;
          // A fresh element for each mount: a shadow root cannot be taken off again.
          const element = document.createElement('div');
          element.className = 'stashhog-island';
          place.current.replaceChildren(element);
          island.current = mountIsland(element, latest.current, createIslandHost(context, history.current));
          setProgress({ step: 'shown' });
        })
        .catch((error: unknown) => {
          console.error('StashHog: its app could not be loaded.', error);
          if (!left)
            setProgress({ step: 'failed', reason: error instanceof Error ? error.message : String(error) });
        });
      return () => {
        left = true;
        island.current?.unmount();
        island.current = null;
      };
    }, [tries]);

    const key = JSON.stringify(view);
    useEffect(() => {
      island.current?.show(latest.current);
    }, [key]);

    return h(
      Fragment,
      null,
      progress.step === 'loading' &&
        h(
          'div',
          { className: 'stashhog-loading', role: 'status' },
          h(Bootstrap.Spinner, { animation: 'border', size: 'sm', 'aria-hidden': true }),
          hostTexts.loading,
        ),
      progress.step === 'failed' &&
        h(
          'div',
          { className: 'stashhog-note', role: 'alert' },
          h('strong', null, hostTexts.loadFailed),
          h('p', null, hostTexts.loadFailedHint),
          h('p', { className: 'stashhog-reason' }, progress.reason),
          h(
            Bootstrap.Button,
            { variant: 'primary', onClick: () => setTries((count) => count + 1) },
            hostTexts.retry,
          ),
        ),
      h('div', { ref: place }),
    );
  };
}
