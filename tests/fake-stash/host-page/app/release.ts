/** The releases that differ for a plugin; `0.31` stands for the develop branch after v0.30.1. */
export type Release = '0.24' | '0.25' | '0.26' | '0.27' | '0.28' | '0.29' | '0.30' | '0.31';

const unreleasedMinor = 31;
let emulatedMinor = unreleasedMinor;

/** Reads `v0.29.3`, `v0.30.1-19-gcf3489efd` (commits after a tag are develop) and `develop…`. */
export function minorOf(version: string | null | undefined): number {
  const match = /^v?0\.(\d+)(?:\.\d+)?(-\d+-g[0-9a-f]+)?/.exec(version ?? '');
  if (!match || match[2]) return unreleasedMinor;
  return Number(match[1]);
}

/** Must be called before any component module is loaded: they register themselves by release. */
export function emulate(version: string | null | undefined): void {
  emulatedMinor = minorOf(version);
}

export function atLeast(release: Release): boolean {
  return emulatedMinor >= Number(release.slice(2));
}
