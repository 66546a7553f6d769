import type { HostNode, PluginApi, Props } from './plugin-api.ts';

/*
 * Stash runs a patch inside the render of its own component: what a patch throws blanks the page. So no patch is
 * registered without these.
 */

const reported = new Set<string>();

/** Says once what failed; Stash goes on without that piece. */
export function report(what: string, error: unknown): void {
  if (reported.has(what)) return;
  reported.add(what);
  console.error(`StashHog: ${what} failed; Stash goes on without it.`, error);
}

/** Runs one piece of the start-up, so that its failure costs that piece only. */
export function attempt(what: string, piece: () => void): void {
  try {
    piece();
  } catch (error) {
    report(what, error);
  }
}

/**
 * Changes what a component of Stash rendered; on failure Stash's own result stays.
 * Only the last argument is the result: an earlier `before` of somebody may have shifted the others.
 */
export function patchResult(
  api: PluginApi,
  name: string,
  change: (result: HostNode, props: Props) => HostNode,
): void {
  api.patch.after(name, (...args: unknown[]) => {
    const result = args.at(-1) as HostNode;
    try {
      return change(result, args[0] as Props);
    } catch (error) {
      report(name, error);
      return result;
    }
  });
}

/** Changes the props of a component of Stash; on failure they stay as they were. */
export function patchProps(api: PluginApi, name: string, change: (props: Props) => Props): void {
  api.patch.before(name, (...args) => {
    try {
      // The rest goes on too: whoever returns [props] shifts the arguments of every later patch.
      return [change(args[0]!), ...args.slice(1)];
    } catch (error) {
      report(name, error);
      return args;
    }
  });
}

/** Replaces a component of Stash where `replace` answers something else than undefined. */
export function patchInstead(
  api: PluginApi,
  name: string,
  replace: (props: Props) => HostNode | undefined,
): void {
  api.patch.instead(name, (...args: unknown[]) => {
    const next = args.at(-1) as (...rest: unknown[]) => HostNode;
    let replacement: HostNode | undefined;
    try {
      replacement = replace(args[0] as Props);
    } catch (error) {
      report(name, error);
    }
    return replacement === undefined ? next(...args.slice(0, -1)) : replacement;
  });
}
