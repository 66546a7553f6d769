import type { SceneWish } from '../../../src/operations/filter-scenes.ts';

/*
 * A wish travels in Stash's own search text as a word: `hog:active`, `hog:pending`, `hog:resync`. So it survives a
 * reload, the back button, saved filters and the play queue, and Stash keeps pages with and without it apart in its
 * cache. Any other `hog:` word stays ordinary text.
 */
const words = /(^|\s)hog:(active|pending|resync)(?=\s|$)/gi;

export interface HogSearch {
  /** Without repetition, sorted, so that it can be part of a key. */
  wishes: SceneWish[];
  /** The search text that Stash itself is to answer. */
  rest: string;
}

/** Null: nothing is asked of us, which is the usual case and costs one look for `hog:`. */
export function readHogWords(searchTerm: string | null | undefined): HogSearch | null {
  if (!searchTerm || !/hog:/i.test(searchTerm)) return null;
  const wishes = new Set<SceneWish>();
  const rest = searchTerm.replace(words, (_match, _space: string, word: string) => {
    wishes.add(word.toLowerCase() as SceneWish);
    return ' ';
  });
  if (wishes.size === 0) return null;
  return { wishes: [...wishes].sort(), rest: rest.replace(/\s+/g, ' ').trim() };
}

/** The search text with a wish added or taken away; the user's own words keep their order. */
export function withHogWord(searchTerm: string, wish: SceneWish, wanted: boolean): string {
  const found = readHogWords(searchTerm);
  const wishes = (found?.wishes ?? []).filter((other) => other !== wish);
  if (wanted) wishes.push(wish);
  return [found ? found.rest : searchTerm.trim(), ...wishes.map((word) => `hog:${word}`)]
    .filter((part) => part !== '')
    .join(' ');
}
