import type { Settings } from '../../data/shapes.ts';

/** The top-level settings of `shown` that are not as in `saved`: only these are saved, so that pages do not undo each other. */
export function changedSettings(saved: Settings, shown: Settings): Partial<Settings> {
  const keys = Object.keys(shown) as (keyof Settings)[];
  return Object.fromEntries(
    keys.filter((key) => !same(saved[key], shown[key])).map((key) => [key, shown[key]]),
  );
}

/** Plain JSON values; the order of keys does not matter. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => same(a[key as never], b[key as never]));
}
