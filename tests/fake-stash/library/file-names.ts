import { accountName, plain, type Named, type Performer } from './generate-named.ts';
import { SHORT_NAMES, TITLE_WORDS } from './names.ts';
import type { Random } from './random.ts';

/** How a generated scene shows (or hides) what it is. The name says what a test may expect of it. */
export type SceneKind =
  | 'bracketed studio and names'
  | 'studio folder'
  | 'dotted words'
  | 'underscores'
  | 'camel case'
  | 'creator folder'
  | 'title only'
  | 'name inside another word'
  | 'everyday word'
  | 'nothing recognisable';

export interface NamedFile {
  kind: SceneKind;
  folder: string;
  basename: string;
  /** Set when the scene carries a title of its own from the beginning. */
  title: string | null;
  studio: Named | null;
  performers: Performer[];
  date: string | null;
}

/** The disk of the generated files: it exists for nobody, so neither scan nor clean may touch what lies there. */
export const GENERATED_ROOT = '/data/media';

const KINDS: [SceneKind, number][] = [
  ['bracketed studio and names', 18],
  ['studio folder', 13],
  ['dotted words', 15],
  ['underscores', 9],
  ['camel case', 6],
  ['creator folder', 10],
  ['title only', 5],
  ['name inside another word', 3],
  ['everyday word', 4],
  ['nothing recognisable', 17],
];
const WEIGHTED = KINDS.flatMap(([kind, weight]) => Array.from({ length: weight }, () => kind));

export function nameFile(
  random: Random,
  number: number,
  studios: Named[],
  performers: Performer[],
): NamedFile {
  const kind = random.pick(WEIGHTED);
  const cast = random.pickSome(performers, random.pick([1, 1, 1, 2, 2, 3]));
  const studio = random.pickSkewed(studios);
  const date = dateText(random);
  const words = titleWords(random, random.between(2, 4));
  const title = words.map(capital).join(' ');
  const size = random.pick(['480p', '720p', '1080p', '1080p', '2160p']);
  const ending = random.pick(['mp4', 'mp4', 'mp4', 'mkv', 'wmv', 'avi']);
  /** Uniqueness of a path within its folder, the way downloads get it: by a number at the end. */
  const part = (glue: string) => `${glue}${number}`;
  const shown = (performer: Performer): string => {
    const spoken = performer.aliases.filter((alias) => alias.includes(' '));
    const name = spoken.length && random.chance(0.3) ? random.pick(spoken) : performer.name;
    return random.chance(0.7) ? plain(name) : name;
  };
  const names = cast.map(shown);
  const base = { kind, title: null, studio: null, performers: [] as Performer[], date: null };

  switch (kind) {
    case 'bracketed studio and names': {
      const list = names.join(random.pick([' & ', ', ', ' and ']));
      const folder = `${GENERATED_ROOT}/videos/${random.chance(0.6) ? studio.name : 'incoming'}`;
      const basename = `[${studio.name}] ${list} - ${title} (${date}) ${size}${part(' ')}.${ending}`;
      return { ...base, folder, basename, studio, performers: cast, date };
    }
    case 'studio folder': {
      const folder = `${GENERATED_ROOT}/videos/${studio.name}/${date.slice(0, 4)}`;
      return {
        ...base,
        folder,
        basename: `${names.join(', ')} - ${title}${part(' ')}.${ending}`,
        studio,
        performers: cast,
      };
    }
    case 'dotted words': {
      const lead = glued(random, studio);
      const day = date.slice(2).replaceAll('-', '.');
      const text = [lead, day, ...names.map(dotted), ...words.map(capital), size, 'WEB'].join('.');
      const folder = `${GENERATED_ROOT}/downloads/${random.pick(['done', 'batch-a', 'batch-b'])}`;
      return { ...base, folder, basename: `${text}${part('-')}.${ending}`, studio, performers: cast, date };
    }
    case 'underscores': {
      const text = [...names.map((name) => plain(name).replaceAll(/[ -]/g, '_')), ...words, size]
        .join('_')
        .toLowerCase();
      return {
        ...base,
        folder: `${GENERATED_ROOT}/downloads/clips`,
        basename: `${text}${part('_')}.${ending}`,
        performers: cast,
      };
    }
    case 'camel case': {
      const text = [
        glued(random, studio),
        ...names.map((name) => plain(name).replaceAll(/[ -]/g, '')),
        words.map(capital).join(''),
      ];
      return {
        ...base,
        folder: `${GENERATED_ROOT}/downloads/sets`,
        basename: `${text.join('_')}${part('_')}.${ending}`,
        studio,
        performers: cast,
      };
    }
    case 'creator folder': {
      // Only somebody whose account name is known as an alias can be recognised by such a folder.
      const known = creators(performers);
      const creator = known.length ? random.pickSkewed(known) : undefined;
      const folder = `${GENERATED_ROOT}/creators/${creator ? accountName(creator.name) : 'archive'}/Posts/Free/Videos`;
      return {
        ...base,
        folder,
        basename: `${date}_${random.hex(20)}_source${part('_')}.mp4`,
        performers: creator ? [creator] : [],
      };
    }
    case 'title only': {
      const spoken = `${cast.map((performer) => performer.name).join(' and ')}: ${title}`;
      return {
        ...base,
        folder: `${GENERATED_ROOT}/unsorted`,
        basename: `${random.hex(12)}${part('-')}.${ending}`,
        title: spoken,
        performers: cast,
      };
    }
    case 'name inside another word': {
      const trap = random.pick(random.pick(SHORT_NAMES).inside);
      return {
        ...base,
        folder: `${GENERATED_ROOT}/unsorted`,
        basename: `${trap} ${title}${part(' ')}.${ending}`,
      };
    }
    case 'everyday word': {
      const word = random.pick([
        'Summer evening',
        'Ivy on the wall',
        'Clear sky',
        'Hope street',
        'In harmony',
        'Amber light',
      ]);
      return {
        ...base,
        folder: `${GENERATED_ROOT}/unsorted`,
        basename: `${word} ${words.join(' ')}${part(' ')}.${ending}`,
      };
    }
    case 'nothing recognisable': {
      const name = random.pick([
        `VID_${date.replaceAll('-', '')}_${random.between(100000, 235959)}`,
        random.hex(16),
        `video (${random.between(1, 99)})`,
        `clip-${random.hex(6)}-final`,
      ]);
      return {
        ...base,
        folder: `${GENERATED_ROOT}/unsorted/${random.between(1, 40)}`,
        basename: `${name}${part('_')}.${ending}`,
      };
    }
  }
}

const creatorsOf = new WeakMap<Performer[], Performer[]>();

function creators(performers: Performer[]): Performer[] {
  let found = creatorsOf.get(performers);
  if (!found) {
    found = performers.filter((performer) => performer.aliases.includes(accountName(performer.name)));
    creatorsOf.set(performers, found);
  }
  return found;
}

function titleWords(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => random.pick(TITLE_WORDS.slice(0, 45)));
}

function glued(random: Random, studio: Named): string {
  return random.chance(0.3) && studio.aliases[0]
    ? studio.aliases[0]
    : studio.name.replaceAll(/[^A-Za-z]/g, '');
}

const dotted = (name: string): string => plain(name).replaceAll(/[ ]/g, '.');
const capital = (word: string): string => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;

function dateText(random: Random): string {
  const day = new Date(Date.UTC(2017, 0, 1) + random.between(0, 3300) * 86_400_000);
  return day.toISOString().slice(0, 10);
}
