import type { Log } from '../../src/log.ts';

/**
 * Stash drops a progress line when its job loop is not ready at that instant, so the last one is said again every
 * second, for as long as the process has other things to do.
 */
export function repeatProgress<L extends Log>(log: L, everyMs = 1000): L {
  let last: number | null = null;
  setInterval(() => {
    if (last !== null) log.progress(last);
  }, everyMs).unref();
  return {
    ...log,
    progress(fraction: number) {
      last = fraction;
      log.progress(fraction);
    },
  };
}
