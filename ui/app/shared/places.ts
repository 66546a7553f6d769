import { useLayoutEffect } from 'react';

/** Where the person was in one entry of the browser's history. */
interface Place {
  top: number;
  /** What a view needs to look as it did, by its own name. */
  views: Map<string, unknown>;
}

/** Of this load of the page only: a reload begins at the top. */
const places = new Map<string, Place>();
const maxPlaces = 100;

/** The router of Stash gives each entry a key of its own; the first one of a tab has none. */
function entryKey(): string {
  const state: unknown = window.history.state;
  const key = typeof state === 'object' && state !== null && 'key' in state ? state.key : null;
  return typeof key === 'string' ? key : `first ${location.pathname}`;
}

function placeHere(): Place {
  const key = entryKey();
  const place = places.get(key) ?? { top: 0, views: new Map<string, unknown>() };
  places.delete(key);
  places.set(key, place);
  for (const oldest of places.keys()) {
    if (places.size <= maxPlaces) break;
    places.delete(oldest);
  }
  return place;
}

/** What a view kept under a name when this entry of the history was left; undefined on a first visit. */
export const keptInPlace = <Value>(name: string): Value | undefined =>
  placeHere().views.get(name) as Value | undefined;

/** Keeps what a view needs to look the same after Back. */
export function keepInPlace(name: string, value: unknown): void {
  placeHere().views.set(name, value);
}

/** How long a page may take to grow to where the person was; afterwards it stays where it is. */
const growMs = 4000;

/** A page that is gone to begins at its top; one that is gone back to, where it was left. */
export function useScrollPlace(path: string): void {
  useLayoutEffect(() => {
    const key = entryKey();
    const ended = new AbortController();
    const { signal } = ended;
    const wanted = placeHere().top;
    let restoring = wanted > 0;
    window.scrollTo({ top: wanted });

    const stop = (): void => {
      restoring = false;
      growth.disconnect();
    };
    // What is loaded or measured only now makes room for the rest of the way.
    const growth = new ResizeObserver(() => {
      if (!restoring) return;
      window.scrollTo({ top: wanted });
    });
    if (restoring) growth.observe(document.body);
    const timer = setTimeout(stop, growMs);
    for (const event of ['wheel', 'touchstart', 'keydown', 'pointerdown']) {
      window.addEventListener(event, stop, { signal, passive: true, capture: true });
    }
    window.addEventListener(
      'scroll',
      () => {
        // The next page's entry is current before this one is taken down and the browser scrolls up.
        if (!restoring && entryKey() === key) placeHere().top = window.scrollY;
      },
      { signal, passive: true },
    );
    return () => {
      clearTimeout(timer);
      growth.disconnect();
      ended.abort();
    };
  }, [path]);
}
