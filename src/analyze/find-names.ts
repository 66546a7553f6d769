import type { KnownName, NameIndex } from './name-index.ts';
import type { Token } from './tokenize.ts';

/** A stretch of tokens that is the name of somebody or something in the library. */
export interface NameMatch {
  /** Index of the first token, and of the one after the last. */
  from: number;
  to: number;
  /** All who are called so; more than one is an ambiguity. */
  names: readonly KnownName[];
}

/**
 * Run together ("mordauntselkirkby") a name must be this long, or any word could be two short ones; unless it is all
 * there is, as in the folder of an account.
 */
const runTogether = 8;

/**
 * Every name in the text, the longest first where they overlap, in the order of the text. Whether a name means
 * somebody in its place is for the detectors to say.
 */
export function findNames(tokens: readonly Token[], index: NameIndex): NameMatch[] {
  const found: (NameMatch & { letters: number })[] = [];
  for (let from = 0; from < tokens.length; from++) {
    if (!index.mayBegin(beginning(tokens, from))) continue;
    for (const match of startingAt(tokens, from, index)) found.push(match);
  }
  for (const match of surnameFirst(tokens, index)) found.push(match);
  if (found.length === 0) return [];
  const taken = new Set<number>();
  const chosen: NameMatch[] = [];
  for (const match of found.sort((a, b) => b.letters - a.letters || a.from - b.from)) {
    const stretch = Array.from({ length: match.to - match.from }, (_, offset) => match.from + offset);
    if (stretch.some((token) => taken.has(token))) continue;
    for (const token of stretch) taken.add(token);
    chosen.push(match);
  }
  return chosen.sort((a, b) => a.from - b.from);
}

/** The first letters from this token on, across tokens, as far as a name may cross them. */
function beginning(tokens: readonly Token[], from: number): string {
  let letters = '';
  for (let at = from; at < tokens.length && letters.length < 4; at++) {
    const token = tokens[at]!;
    if (at > from && token.joint === 'part') break;
    letters += token.folded;
  }
  return letters;
}

function* startingAt(
  tokens: readonly Token[],
  from: number,
  index: NameIndex,
): Generator<NameMatch & { letters: number }> {
  // With and without what may stand inside a name: a middle initial, a nickname in quotes.
  for (const skipping of [false, true]) {
    let letters = '';
    let skipped = false;
    const spaces: number[] = [];
    let listed = false;
    for (let at = from; at < tokens.length; at++) {
      const token = tokens[at]!;
      if (at > from && token.joint === 'part') break;
      if (at > from && token.joint === 'list') listed = true;
      const inside = at > from && (token.folded.length === 1 || token.quoted);
      if (skipping && inside) {
        skipped = true;
        continue;
      }
      if (at > from && (token.joint !== 'soft' || skipped)) spaces.push(letters.length);
      letters += token.folded;
      if (letters.length > index.longest) break;
      if (skipping && !skipped) continue;
      const names = index.find(letters)?.filter(
        (name) =>
          // A comma belongs to no name; "&" to those that have it.
          (!listed || name.written.includes('&')) &&
          (!skipped || (name.kind === 'performer' && name.words > 1)) &&
          spaces.every((space) => name.joints.includes(space)) &&
          (name.words < 2 || at > from || letters.length >= runTogether || tokens.length === 1),
      );
      if (names?.length) yield { from, to: at + 1, names, letters: letters.length };
    }
    if (!tokens.slice(from + 1).some((token) => token.folded.length === 1 || token.quoted)) break;
  }
}

/** "Torvane, Maelis", where it is all that stands in its part. */
function* surnameFirst(
  tokens: readonly Token[],
  index: NameIndex,
): Generator<NameMatch & { letters: number }> {
  for (let comma = 1; comma < tokens.length; comma++) {
    const { part, joint } = tokens[comma]!;
    if (joint !== 'list') continue;
    let from = comma;
    while (tokens[from - 1]?.part === part) from--;
    let to = comma + 1;
    while (tokens[to]?.part === part && !tokens[to]!.mark) to++;
    const inPart = tokens.slice(from, to);
    if (inPart.filter((token, at) => at > 0 && token.joint === 'list').length !== 1) continue;
    if (tokens[to]?.part === part) continue;
    const ordered = [...tokens.slice(comma, to), ...tokens.slice(from, comma)];
    const letters = ordered.map(({ folded }) => folded).join('');
    const names = index.find(letters)?.filter(({ kind, words }) => kind === 'performer' && words > 1);
    if (names?.length) yield { from, to, names, letters: letters.length };
  }
}
