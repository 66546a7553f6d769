import type { SQLInputValue } from 'node:sqlite';
import { failure } from '../graphql/errors.ts';
import type { NamedTable } from './find-named.ts';
import type { Library } from './library.ts';

export type NamedInput = Record<string, unknown>;

interface Kind {
  one: string;
  key: string;
  aliases: string;
  aliasField: string;
  urls?: string;
  /** Input field → column. */
  scalars: Record<string, string>;
}

const SHARED = { name: 'name', favorite: 'favorite', ignore_auto_tag: 'ignore_auto_tag' };

const KINDS: Record<NamedTable, Kind> = {
  tags: {
    one: 'tag',
    key: 'tag_id',
    aliases: 'tag_aliases',
    aliasField: 'aliases',
    scalars: { ...SHARED, description: 'description', sort_name: 'sort_name' },
  },
  studios: {
    one: 'studio',
    key: 'studio_id',
    aliases: 'studio_aliases',
    aliasField: 'aliases',
    urls: 'studio_urls',
    scalars: { ...SHARED, details: 'details', rating100: 'rating', parent_id: 'parent_id' },
  },
  performers: {
    one: 'performer',
    key: 'performer_id',
    aliases: 'performer_aliases',
    aliasField: 'alias_list',
    urls: 'performer_urls',
    scalars: {
      ...SHARED,
      ...Object.fromEntries(
        [
          'disambiguation',
          'gender',
          'birthdate',
          'death_date',
          'ethnicity',
          'country',
          'eye_color',
          'hair_color',
          'weight',
          'measurements',
          'career_length',
          'tattoos',
          'piercings',
          'details',
        ].map((field) => [field, field]),
      ),
      height_cm: 'height',
      rating100: 'rating',
    },
  },
};

export function createNamed(library: Library, table: NamedTable, input: NamedInput): number {
  return library.transaction(() => {
    const name = nameOf(library, input['name'] ?? '');
    if (name === '') throw failure(`${KINDS[table].one} name must not be blank`);
    checkName(library, table, name, input, undefined);
    const now = library.clock.text();
    const id = library.run(
      `INSERT INTO ${table} (name, created_at, updated_at) VALUES (?, ?, ?)`,
      name,
      now,
      now,
    );
    save(library, table, id, input);
    return id;
  });
}

export function updateNamed(library: Library, table: NamedTable, input: NamedInput): number {
  return library.transaction(() => {
    const id = Number(input['id']);
    const row = library.one<{ name: string; disambiguation?: string | null }>(
      `SELECT * FROM ${table} WHERE id = ?`,
      id,
    );
    if (!row) throw failure(`${KINDS[table].one} with id ${id} not found`);
    const name = nameOf(library, input['name'] ?? row.name);
    checkName(library, table, name, { disambiguation: row.disambiguation, ...input }, id);
    save(library, table, id, input);
    return id;
  });
}

/** Blanks around it are cut off from v0.30 on. */
function nameOf(library: Library, given: unknown): string {
  return library.release === 'v0.30' ? String(given).trim() : String(given);
}

/** LIKE without escaping, as Stash compares: case does not count, and `%` in the new name matches anything. */
function checkName(
  library: Library,
  table: NamedTable,
  name: string,
  input: NamedInput,
  id: number | undefined,
): void {
  const { one, aliases, key } = KINDS[table];
  const own = id ?? -1;
  if (table === 'performers') {
    const disambiguation = String(input['disambiguation'] ?? '');
    const twin = library.one(
      `SELECT 1 FROM performers WHERE name LIKE ? AND COALESCE(disambiguation, '') LIKE ? AND id != ?`,
      name,
      disambiguation,
      own,
    );
    if (twin)
      throw failure(
        `performer with name '${name}'${disambiguation && ` and disambiguation '${disambiguation}'`} already exists`,
      );
    return;
  }
  if (library.one(`SELECT 1 FROM ${table} WHERE name LIKE ? AND id != ?`, name, own))
    throw failure(`${one} with name '${name}' already exists`);
  const holder = library.one<{ name: string }>(
    `SELECT n.name FROM ${aliases} a JOIN ${table} n ON n.id = a.${key} WHERE a.alias LIKE ? AND n.id != ?`,
    name,
    own,
  );
  if (holder) throw failure(`name '${name}' is used as alias for '${holder.name}'`);
}

function save(library: Library, table: NamedTable, id: number, input: NamedInput): void {
  const { scalars, aliases, key, aliasField, urls } = KINDS[table];
  const lists = [aliasField, 'tag_ids', ...(urls ? ['urls', 'url'] : ['parent_ids', 'child_ids'])];
  for (const field of Object.keys(input)) {
    if (field === 'id' || field in scalars || lists.includes(field)) continue;
    throw failure(`the fake Stash does not implement ${field} of the input of ${table}`);
  }
  const sets = ['updated_at = ?'];
  const values: SQLInputValue[] = [library.clock.text()];
  for (const [field, column] of Object.entries(scalars)) {
    const value = input[field];
    if (value === undefined) continue;
    sets.push(`${column} = ?`);
    values.push(
      typeof value === 'boolean'
        ? Number(value)
        : field === 'name'
          ? nameOf(library, value)
          : (value as SQLInputValue),
    );
  }
  library.run(`UPDATE ${table} SET ${sets.join(', ')} WHERE id = ?`, ...values, id);
  const replace = (target: string, column: string, list: unknown, ordered = false) => {
    if (list === undefined) return;
    library.run(`DELETE FROM ${target} WHERE ${key} = ?`, id);
    for (const [position, value] of ((list ?? []) as SQLInputValue[]).entries()) {
      const extra = ordered ? `, position` : '';
      library.run(
        `INSERT INTO ${target} (${key}, ${column}${extra}) VALUES (?, ?${ordered ? ', ?' : ''})`,
        id,
        value,
        ...(ordered ? [position] : []),
      );
    }
  };
  replace(aliases, 'alias', input[aliasField]);
  if (table === 'studios' && library.schemaVersion < 73) {
    if (input['url'] !== undefined)
      library.run('UPDATE studios SET url = ? WHERE id = ?', input['url'] as SQLInputValue, id);
  } else if (urls)
    replace(urls, 'url', input['urls'] ?? (input['url'] === undefined ? undefined : [input['url']]), true);
  if (table !== 'tags' && input['tag_ids'] !== undefined)
    replace(`${table}_tags`, 'tag_id', ((input['tag_ids'] ?? []) as string[]).map(Number));
  if (table !== 'tags') return;
  for (const [field, own, other] of [
    ['parent_ids', 'child_id', 'parent_id'],
    ['child_ids', 'parent_id', 'child_id'],
  ] as const) {
    if (input[field] === undefined) continue;
    library.run(`DELETE FROM tags_relations WHERE ${own} = ?`, id);
    for (const related of (input[field] ?? []) as string[])
      library.run(`INSERT INTO tags_relations (${own}, ${other}) VALUES (?, ?)`, id, Number(related));
  }
}

/** Scenes, markers and aliases of the sources go to the destination; no scene's updated_at changes. */
export function mergeTags(library: Library, sources: number[], destination: number): void {
  library.transaction(() => {
    for (const source of sources) {
      const row = library.one<{ name: string }>('SELECT name FROM tags WHERE id = ?', source);
      if (!row) throw failure(`tag with id ${source} not found`);
      for (const [table, other] of [
        ['scenes_tags', 'scene_id'],
        ['scene_markers_tags', 'scene_marker_id'],
        ['performers_tags', 'performer_id'],
        ['studios_tags', 'studio_id'],
      ] as const) {
        library.run(
          `INSERT OR IGNORE INTO ${table} (${other}, tag_id) SELECT ${other}, ? FROM ${table} WHERE tag_id = ?`,
          destination,
          source,
        );
      }
      library.run(
        'UPDATE scene_markers SET primary_tag_id = ? WHERE primary_tag_id = ?',
        destination,
        source,
      );
      const aliases = [
        row.name,
        ...library
          .all<{ alias: string }>('SELECT alias FROM tag_aliases WHERE tag_id = ?', source)
          .map((a) => a.alias),
      ];
      library.run('DELETE FROM tags WHERE id = ?', source);
      for (const alias of aliases)
        library.run('INSERT OR IGNORE INTO tag_aliases (tag_id, alias) VALUES (?, ?)', destination, alias);
    }
    library.run('UPDATE tags SET updated_at = ? WHERE id = ?', library.clock.text(), destination);
  });
}
