import { islandCss } from './styles.ts';

export interface IslandRoot {
  /** React renders here. */
  wrap: HTMLElement;
  /** Overlays render here, above Stash's navigation bar. */
  portal: HTMLElement;
  /** Takes everything back that was put on the element and the window. */
  remove(): void;
}

/** One sheet for every island of the page: parsing it costs more than the rest of a mount. */
let sheet: CSSStyleSheet | undefined;

function sharedSheet(): CSSStyleSheet {
  if (sheet) return sheet;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(islandCss);
  return sheet;
}

/**
 * Puts an open shadow root on `host`, so that our styles end there and Stash's do not enter. Open, because Stash's
 * hotkeys look at the composed path to see whether somebody is typing. Calling it twice for one element is safe.
 */
export function makeIslandRoot(host: HTMLElement): IslandRoot {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sharedSheet()];
  const wrap = document.createElement('div');
  wrap.className = 'island';
  const portal = document.createElement('div');
  portal.style.cssText = 'position:fixed;top:0;left:0;width:0;height:0;z-index:1060';
  root.replaceChildren(wrap, portal);

  // `:host` rules read the attribute of the element, rules inside the root that of an ancestor: both are needed.
  for (const element of [host, wrap, portal]) element.setAttribute('data-mantine-color-scheme', 'dark');
  host.classList.add('stashhog-island');

  const listening = new AbortController();
  const { signal } = listening;
  mendEscape(host, signal);
  mendFocusReturn(host, root, portal, signal);

  return {
    wrap,
    portal,
    remove() {
      listening.abort();
      Reflect.deleteProperty(host, 'focus');
      host.classList.remove('stashhog-island');
      host.removeAttribute('data-mantine-color-scheme');
      host.removeAttribute('data-mantine-stop-propagation');
      root.replaceChildren();
    },
  };
}

/** Mantine asks the event's target whether an inner layer handles Esc; from the window the target is our element. */
function mendEscape(host: HTMLElement, signal: AbortSignal): void {
  const listener = (event: KeyboardEvent): void => {
    const path = event.composedPath();
    if (!path.includes(host)) return;
    const inner = path[0];
    const stop = inner instanceof Element ? inner.getAttribute('data-mantine-stop-propagation') : null;
    host.setAttribute('data-mantine-stop-propagation', stop ?? 'false');
  };
  window.addEventListener('keydown', listener, { capture: true, signal });
}

/** What had the focus before an overlay is, seen from the document, our element: it hands the focus on. */
function mendFocusReturn(
  host: HTMLElement,
  root: ShadowRoot,
  portal: HTMLElement,
  signal: AbortSignal,
): void {
  let last: HTMLElement | undefined;
  const listener = (event: Event): void => {
    if (event.target instanceof HTMLElement && !portal.contains(event.target)) last = event.target;
  };
  root.addEventListener('focusin', listener, { signal });
  host.focus = (options?: FocusOptions) => {
    if (last?.isConnected) last.focus(options);
  };
}
