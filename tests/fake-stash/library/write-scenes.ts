import type { SQLInputValue } from 'node:sqlite';
import { failure } from '../graphql/errors.ts';
import type { Library } from './library.ts';

/** Fields absent are untouched, null clears. */
export type SceneInput = Record<string, unknown>;

export interface BulkList {
  ids?: string[] | null;
  values?: string[] | null;
  mode: 'SET' | 'ADD' | 'REMOVE';
}

const SCALARS: Record<string, string> = {
  title: 'title',
  code: 'code',
  details: 'details',
  director: 'director',
  date: 'date',
  rating100: 'rating',
  organized: 'organized',
  studio_id: 'studio_id',
};

/** Fields that exist, or that Stash's resolver ignores just as well. */
const OTHER_FIELDS = [
  'id',
  'ids',
  'clientMutationId',
  'url',
  'urls',
  'groups',
  'stash_ids',
  'primary_file_id',
  'file_ids',
  'resume_time',
  'play_duration',
  'play_count',
  'o_counter',
];

const LISTS: Record<string, { table: string; column: string }> = {
  performer_ids: { table: 'performers_scenes', column: 'performer_id' },
  tag_ids: { table: 'scenes_tags', column: 'tag_id' },
  gallery_ids: { table: 'scenes_galleries', column: 'gallery_id' },
  group_ids: { table: 'groups_scenes', column: 'group_id' },
};

/** One scene; lists are replaced whole. Sets updated_at even when nothing else changes. */
export function updateScene(library: Library, input: SceneInput): void {
  const id = sceneId(library, input['id']);
  library.transaction(() => {
    setScalars(library, id, input);
    checkTitle(library, id);
    for (const field of ['performer_ids', 'tag_ids', 'gallery_ids']) {
      if (input[field] !== undefined)
        changeList(library, id, field, { ids: (input[field] ?? []) as string[], mode: 'SET' });
    }
    if (input['urls'] !== undefined) setUrls(library, id, (input['urls'] ?? []) as string[]);
    else if (input['url'] !== undefined)
      setUrls(library, id, input['url'] === null ? [] : [String(input['url'])]);
    if (input['groups'] !== undefined)
      setGroups(library, id, (input['groups'] ?? []) as { group_id: string; scene_index?: number | null }[]);
    if (input['stash_ids'] !== undefined) setStashIds(library, id, (input['stash_ids'] ?? []) as StashId[]);
    if (input['primary_file_id']) setPrimaryFile(library, id, Number(input['primary_file_id']));
  });
}

/** All or none: an unknown id anywhere rolls everything back. Lists follow their mode, a null list is ignored. */
export function bulkUpdateScenes(library: Library, input: SceneInput): number[] {
  const ids = ((input['ids'] ?? []) as string[]).map(Number);
  library.transaction(() => {
    for (const id of ids) {
      if (!library.one('SELECT 1 FROM scenes WHERE id = ?', id)) throw failure('sql: no rows in result set');
      setScalars(library, id, input);
      for (const field of Object.keys(LISTS)) {
        if (input[field]) changeList(library, id, field, input[field] as BulkList);
      }
      if (input['urls']) changeUrls(library, id, input['urls'] as BulkList);
    }
  });
  return ids;
}

export function createScene(library: Library, input: SceneInput): number {
  return library.transaction(() => {
    const now = library.clock.text();
    const id = library.run(
      'INSERT INTO scenes (organized, created_at, updated_at) VALUES (0, ?, ?)',
      now,
      now,
    );
    for (const [index, fileId] of ((input['file_ids'] ?? []) as string[]).entries()) {
      library.run(
        'INSERT INTO scenes_files (scene_id, file_id, "primary") VALUES (?, ?, ?)',
        id,
        Number(fileId),
        index === 0 ? 1 : 0,
      );
    }
    updateScene(library, { ...input, id: String(id) });
    return id;
  });
}

function sceneId(library: Library, given: unknown): number {
  const id = Number(given);
  if (!library.one('SELECT 1 FROM scenes WHERE id = ?', id))
    throw failure(`scene with id ${String(given)} not found`);
  return id;
}

/** Only a file can name a scene that has no title. A bulk update does not look. */
function checkTitle(library: Library, id: number): void {
  const nameless = library.one(
    `SELECT 1 FROM scenes WHERE id = ? AND COALESCE(title, '') = ''
     AND NOT EXISTS (SELECT 1 FROM scenes_files WHERE scene_id = scenes.id)`,
    id,
  );
  if (nameless) throw failure('title must be set if scene has no files');
}

function setScalars(library: Library, id: number, input: SceneInput): void {
  for (const field of Object.keys(input)) {
    if (field in SCALARS || field in LISTS || OTHER_FIELDS.includes(field)) continue;
    throw failure(`the fake Stash does not implement ${field} of a scene's input`);
  }
  const sets = ['updated_at = ?'];
  const values: SQLInputValue[] = [library.clock.text()];
  for (const [field, column] of Object.entries(SCALARS)) {
    const value = input[field];
    if (value === undefined) continue;
    if (field === 'organized' && value === null)
      throw failure('Internal system error. Error <null value not allowed in optional bool>');
    sets.push(`${column} = ?`);
    values.push(scalar(library, field, value));
  }
  library.run(`UPDATE scenes SET ${sets.join(', ')} WHERE id = ?`, ...values, id);
}

function scalar(library: Library, field: string, value: unknown): SQLInputValue {
  if (value === null) return null;
  if (field === 'studio_id') return value === '' ? null : Number(value);
  if (field === 'organized') return value ? 1 : 0;
  // Nobody looks whether it lies between 1 and 100.
  if (field === 'rating100') return Number(value);
  // Empty texts are stored as nothing.
  if (value === '') return null;
  return field === 'date' ? sceneDate(library, String(value)) : String(value);
}

/** A year or a month alone is a date from v0.30 on; of a time only the day is kept. */
function sceneDate(library: Library, text: string): string {
  const [day] = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text) ?? [];
  if (day) return day;
  const failed = `ParseDateStringAsTime failed: dateString <${text}>`;
  if (library.release !== 'v0.30') throw failure(`converting date: ${failed}`);
  if (/^\d{4}(-\d{2})?$/.test(text)) return text;
  const layouts = ['2006-01', '2006'].map(
    (layout) => `parsing time "${text}" as "${layout}": cannot parse "${text}" as "2006"`,
  );
  throw failure(`converting date: failed to parse date "${text}": [${[failed, ...layouts].join(' ')}]`);
}

function changeList(library: Library, id: number, field: string, { ids, mode }: BulkList): void {
  const { table, column } = LISTS[field] as { table: string; column: string };
  if (mode === 'SET') library.run(`DELETE FROM ${table} WHERE scene_id = ?`, id);
  for (const other of ids ?? []) {
    if (mode === 'REMOVE')
      library.run(`DELETE FROM ${table} WHERE scene_id = ? AND ${column} = ?`, id, Number(other));
    else link(library, table, column, id, Number(other));
  }
}

/** An id that does not exist reaches the client with the statement that it failed in. */
function link(library: Library, table: string, column: string, id: number, other: number): void {
  try {
    library.run(`INSERT INTO ${table} (scene_id, ${column}) VALUES (?, ?) ON CONFLICT DO NOTHING`, id, other);
  } catch (error) {
    const statement = `INSERT INTO ${table} (scene_id, ${column}) VALUES (?, ?) ON CONFLICT (scene_id, ${column}) DO NOTHING`;
    throw failure(`error executing \`${statement}\` [[${id} ${other}]]: ${(error as Error).message}`);
  }
}

function setUrls(library: Library, id: number, urls: string[]): void {
  library.run('DELETE FROM scene_urls WHERE scene_id = ?', id);
  for (const [position, url] of urls.entries())
    library.run('INSERT INTO scene_urls (scene_id, position, url) VALUES (?, ?, ?)', id, position, url);
}

function changeUrls(library: Library, id: number, { values, mode }: BulkList): void {
  const now = library
    .all<{ url: string }>('SELECT url FROM scene_urls WHERE scene_id = ? ORDER BY position', id)
    .map((row) => row.url);
  const given = values ?? [];
  if (mode === 'SET') setUrls(library, id, given);
  else if (mode === 'ADD') setUrls(library, id, [...new Set([...now, ...given])]);
  else
    setUrls(
      library,
      id,
      now.filter((url) => !given.includes(url)),
    );
}

function setGroups(
  library: Library,
  id: number,
  groups: { group_id: string; scene_index?: number | null }[],
): void {
  library.run('DELETE FROM groups_scenes WHERE scene_id = ?', id);
  for (const { group_id, scene_index } of groups) {
    library.run(
      'INSERT INTO groups_scenes (group_id, scene_id, scene_index) VALUES (?, ?, ?)',
      Number(group_id),
      id,
      scene_index ?? null,
    );
  }
}

interface StashId {
  endpoint: string;
  stash_id: string;
  updated_at?: string | null;
}

function setStashIds(library: Library, id: number, stashIds: StashId[]): void {
  library.run('DELETE FROM scene_stash_ids WHERE scene_id = ?', id);
  for (const { endpoint, stash_id, updated_at } of stashIds) {
    library.run(
      'INSERT INTO scene_stash_ids (scene_id, endpoint, stash_id, updated_at) VALUES (?, ?, ?, ?)',
      id,
      endpoint,
      stash_id,
      updated_at ?? library.clock.text(),
    );
  }
}

function setPrimaryFile(library: Library, id: number, fileId: number): void {
  if (!library.one('SELECT 1 FROM scenes_files WHERE scene_id = ? AND file_id = ?', id, fileId)) {
    throw failure(`file with id ${fileId} not associated with scene`);
  }
  library.run('UPDATE scenes_files SET "primary" = 0 WHERE scene_id = ?', id);
  library.run('UPDATE scenes_files SET "primary" = 1 WHERE scene_id = ? AND file_id = ?', id, fileId);
}
