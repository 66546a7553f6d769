import type { StashEntity } from '../stash/entity.ts';
import { everydayWords } from './everyday-words.ts';
import { foldings } from './fold.ts';
import { tokenize } from './tokenize.ts';

/** One way to write one performer or studio. */
export interface KnownName {
  kind: 'performer' | 'studio';
  id: number;
  /** As the library writes this name or alias. */
  written: string;
  alias: boolean;
  /** Words as a person counts them. */
  words: number;
  /** Nothing in the name says that it is one: a single word, or only words of everyday language. */
  everyday: boolean;
  /** Offsets in the folded name at which a new word may begin; elsewhere a text that has a space there is not it. */
  joints: readonly number[];
}

/** Finds names by their folded letters, without what stands between words. Built once per analysis. */
export interface NameIndex {
  find(letters: string): readonly KnownName[] | undefined;
  /** Whether any name begins with these four letters, or with fewer and ends there: most words of a text are done here. */
  mayBegin(letters: string): boolean;
  longest: number;
  studios: ReadonlyMap<number, StashEntity>;
  performers: ReadonlyMap<number, StashEntity>;
}

const prefixLength = 4;

export function buildNameIndex(library: {
  studios: readonly StashEntity[];
  performers: readonly StashEntity[];
}): NameIndex {
  const names = new Map<string, KnownName[]>();
  const prefixes = new Set<string>();
  let longest = 0;
  const add = (kind: KnownName['kind'], id: number, written: string, alias: boolean): void => {
    for (const { letters, ...form } of formsOf(written)) {
      if (letters === '') continue;
      const known = names.get(letters);
      if (known?.some((one) => one.kind === kind && one.id === id)) continue;
      const name: KnownName = { kind, id, written, alias, ...form };
      if (known) known.push(name);
      else names.set(letters, [name]);
      prefixes.add(letters.slice(0, prefixLength));
      longest = Math.max(longest, letters.length);
    }
  };
  for (const kind of ['studio', 'performer'] as const) {
    for (const entity of kind === 'studio' ? library.studios : library.performers) {
      add(kind, entity.id, entity.name, false);
      for (const alias of entity.aliases) add(kind, entity.id, alias, true);
    }
  }
  return {
    longest,
    find: (letters) => names.get(letters),
    mayBegin(letters) {
      // Names shorter than a prefix are listed as they are.
      for (let length = Math.min(prefixLength, letters.length); length > 0; length--) {
        if (prefixes.has(letters.slice(0, length))) return true;
      }
      return false;
    },
    studios: new Map(library.studios.map((studio) => [studio.id, studio])),
    performers: new Map(library.performers.map((performer) => [performer.id, performer])),
  };
}

interface Form extends Pick<KnownName, 'words' | 'everyday' | 'joints'> {
  letters: string;
}

/** A name with its umlauts written either way, and with "&" as "and" or as nothing. */
function formsOf(written: string): Form[] {
  const spoken = written.includes('&') ? [written, written.replaceAll('&', ' and ')] : [written];
  return spoken.flatMap((text) => {
    const tokens = tokenize(text);
    const plain = tokens.map(({ folded }) => folded);
    const words = tokens.filter(({ joint }) => joint !== 'soft').length;
    const everyday = words < 2 || plain.every((word) => everydayWords.has(word) || /^\d+$/.test(word));
    const spelled = tokens.map(({ start, end }) => foldings(text.slice(start, end)).at(-1) ?? '');
    const forms = [plain];
    if (spelled.join('') !== plain.join('')) forms.push(spelled);
    return forms.map((parts) => ({ letters: parts.join(''), words, everyday, joints: jointsOf(parts) }));
  });
}

function jointsOf(parts: readonly string[]): number[] {
  let offset = 0;
  return parts.slice(0, -1).map((part) => (offset += part.length));
}
