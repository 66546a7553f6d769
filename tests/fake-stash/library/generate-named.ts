import type { Library } from './library.ts';
import {
  EVERYDAY_NAMES,
  FIRST_NAMES,
  LAST_NAMES,
  SHORT_NAMES,
  STUDIO_FIRST,
  STUDIO_LAST,
  STUDIO_NETWORKS,
  STUDIO_SECOND,
  TAG_FORMS,
  TAG_STEMS,
} from './names.ts';
import type { Random } from './random.ts';

export interface Named {
  id: number;
  name: string;
  aliases: string[];
}

export interface Performer extends Named {
  /** A word that a person reads as a name only in a list of names. */
  everyday: boolean;
  /** Ids of the others with exactly this name. */
  sameName: number[];
}

/** Only the shape of a folder name that a creator's account would have. */
export const accountName = (name: string): string =>
  plain(name)
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');

/** Without accents, as most file names write a name. */
export function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ø', 'o').replaceAll('Æ', 'Ae');
}

/** Two performers share this name. */
const TWIN = 'Mara Ellisand';
const DISAMBIGUATIONS = ['dancer', 'sculptor', 'rower', 'born 1991', 'of Tarnow'];

export function addPerformers(
  library: Library,
  random: Random,
  scenes: number,
  at: () => string,
): Performer[] {
  const wanted = Math.min(2500, Math.max(24, Math.floor(scenes / 14)));
  const names = new Set<string>();
  while (names.size < wanted) names.add(`${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`);
  const all: Performer[] = [];
  const aliasTaken = new Set<string>();
  const add = (name: string, disambiguation: string | null, everyday: boolean): Performer => {
    const created = at();
    const id = library.run(
      `INSERT INTO performers (name, disambiguation, gender, country, favorite, created_at, updated_at, details)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      name,
      disambiguation,
      random.pick(['FEMALE', 'MALE', 'NON_BINARY', null]),
      random.pick(['SE', 'NL', 'CA', 'CL', null]),
      random.chance(0.06) ? 1 : 0,
      created,
      created,
      null,
    );
    const performer: Performer = { id, name, aliases: [], everyday, sameName: [] };
    const alias = (text: string) => {
      const key = text.toLowerCase();
      if (aliasTaken.has(key) || text === name) return;
      aliasTaken.add(key);
      performer.aliases.push(text);
      library.run('INSERT INTO performer_aliases (performer_id, alias) VALUES (?, ?)', id, text);
    };
    if (!everyday && name !== TWIN) {
      if (random.chance(0.3)) alias(accountName(name));
      if (random.chance(0.15)) alias(`${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}-Lund`);
    }
    all.push(performer);
    return performer;
  };
  // Most need none: their names are their own.
  for (const [index, name] of [...names].entries())
    add(
      name,
      index % 40 === 39 ? (DISAMBIGUATIONS[((index / 40) % DISAMBIGUATIONS.length) | 0] ?? null) : null,
      false,
    );
  for (const short of SHORT_NAMES) add(short.name, null, false);
  for (const name of EVERYDAY_NAMES) add(name, null, true);
  const twins = [add(TWIN, 'cellist', false), add(TWIN, 'climber', false)];
  for (const twin of twins) twin.sameName = twins.filter((other) => other !== twin).map((other) => other.id);
  return all;
}

export function addStudios(library: Library, random: Random, scenes: number, at: () => string): Named[] {
  const wanted = Math.min(220, Math.max(12, Math.floor(scenes / 60)));
  const taken = new Set<string>();
  const all: Named[] = [];
  const add = (name: string, parent: number | null) => {
    const created = at();
    const id = library.run(
      'INSERT INTO studios (name, parent_id, created_at, updated_at) VALUES (?, ?, ?, ?)',
      name,
      parent,
      created,
      created,
    );
    const studio: Named = { id, name, aliases: [] };
    const initials = name
      .split(' ')
      .map((word) => word[0])
      .join('');
    for (const alias of [name.replaceAll(/[^A-Za-z]/g, ''), `${initials}TV`]) {
      if (!random.chance(0.35) || taken.has(alias.toLowerCase()) || alias === name) continue;
      taken.add(alias.toLowerCase());
      studio.aliases.push(alias);
      library.run('INSERT INTO studio_aliases (studio_id, alias) VALUES (?, ?)', id, alias);
    }
    all.push(studio);
    return id;
  };
  const networks = STUDIO_NETWORKS.map((name) => add(name, null));
  while (all.length < wanted) {
    const last = random.chance(0.4) ? ` ${random.pick(STUDIO_LAST)}` : '';
    const name = `${random.pick(STUDIO_FIRST)} ${random.pick(STUDIO_SECOND)}${last}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    add(name, random.chance(0.5) ? random.pick(networks) : null);
  }
  return all;
}

export function addTags(library: Library, random: Random, scenes: number, at: () => string): Named[] {
  const wanted = Math.min(TAG_STEMS.length * TAG_FORMS.length, Math.max(60, Math.floor(scenes / 25)));
  const all: Named[] = [];
  const roots: number[] = [];
  // A form at a time: plain words first, so that the frequent tags are the plain ones.
  for (const form of TAG_FORMS) {
    for (const [index, stem] of TAG_STEMS.entries()) {
      if (all.length >= wanted) return all;
      const created = at();
      const name = `${stem[0]?.toUpperCase()}${stem.slice(1)}${form && ` ${form}`}`;
      const id = library.run(
        'INSERT INTO tags (name, created_at, updated_at) VALUES (?, ?, ?)',
        name,
        created,
        created,
      );
      const tag: Named = { id, name, aliases: [] };
      if (form === '') roots.push(id);
      else if (random.chance(0.6)) {
        library.run(
          'INSERT INTO tags_relations (parent_id, child_id) VALUES (?, ?)',
          roots[index] as number,
          id,
        );
      }
      if (random.chance(0.2)) {
        tag.aliases.push(`${name.toLowerCase()} video`);
        library.run(
          'INSERT INTO tag_aliases (tag_id, alias) VALUES (?, ?)',
          id,
          `${name.toLowerCase()} video`,
        );
      }
      all.push(tag);
    }
  }
  return all;
}
