import type { MountIsland } from '../island.ts';

export type LoadApp = () => Promise<MountIsland>;

/**
 * Loads the app asset on first use. A failed import is remembered by the browser under its address, so each further
 * try asks under a new one.
 */
export function createLoadApp(appUrl: string, importModule = importFromStash): LoadApp {
  let loading: Promise<MountIsland> | undefined;
  let failures = 0;
  return () =>
    (loading ??= importModule(failures === 0 ? appUrl : `${appUrl}?try=${failures}`).then(
      (app) => {
        if (typeof app.mountIsland !== 'function') throw new Error('The asset is not the one expected.');
        return app.mountIsland;
      },
      (error: unknown) => {
        failures++;
        loading = undefined;
        throw error;
      },
    ));
}

function importFromStash(url: string): Promise<{ mountIsland?: MountIsland }> {
  return import(url) as Promise<{ mountIsland?: MountIsland }>;
}
