import type { PluginApi } from './plugin-api.ts';

/**
 * Stash's hotkeys stay silent while the keyboard is inside an island. Mousetrap sees only the island's outer element,
 * so its own test for input fields fails there; stopping the events would break the island's focus trap.
 */
export function silenceHotkeysInIslands(api: PluginApi, signal: AbortSignal): void {
  const mousetrap = api.libraries.Mousetrap.prototype;
  const original = mousetrap.stopCallback;
  mousetrap.stopCallback = function (event, ...rest) {
    const inIsland = event
      .composedPath()
      .some((target) => target instanceof Element && target.classList.contains('stashhog-island'));
    return inIsland || original.call(this, event, ...rest);
  };
  const patched = mousetrap.stopCallback;
  signal.addEventListener('abort', () => {
    if (mousetrap.stopCallback === patched) mousetrap.stopCallback = original;
  });
}
