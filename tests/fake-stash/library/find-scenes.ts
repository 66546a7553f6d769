import { failure } from '../graphql/errors.ts';
import { clause, joined, searchText, type Clause } from './criteria.ts';
import type { Library, Row } from './library.ts';
import { sceneFilter, type Filter } from './scene-filter.ts';

export interface FindFilter {
  q?: string | null;
  page?: number | null;
  per_page?: number | null;
  sort?: string | null;
  direction?: string | null;
}

export interface FoundScenes {
  scenes: Row[];
  /** Computed when read: the sums join every file. */
  count: () => number;
  duration: () => number;
  filesize: () => number;
}

const FILE_OF_SCENE = `LEFT JOIN scenes_files sortsf ON sortsf.scene_id = scenes.id AND sortsf."primary" = 1
  LEFT JOIN files sortf ON sortf.id = sortsf.file_id LEFT JOIN folders sortd ON sortd.id = sortf.parent_folder_id
  LEFT JOIN video_files sortv ON sortv.file_id = sortf.id`;

const counted = (table: string) => `(SELECT COUNT(*) FROM ${table} c WHERE c.scene_id = scenes.id)`;

/** Stash's own list; anything else is an error. `file` means that the file tables must be joined. */
const SORTS: Record<string, { by: string; file?: boolean }> = {
  ...Object.fromEntries(
    [
      'id',
      'created_at',
      'updated_at',
      'date',
      'rating',
      'organized',
      'code',
      'play_duration',
      'resume_time',
    ].map((column) => [column, { by: `scenes.${column}` }]),
  ),
  title: { by: 'COALESCE(scenes.title, sortf.basename) COLLATE NOCASE', file: true },
  path: { by: `COALESCE(sortd.path, '') || COALESCE(sortf.basename, '') COLLATE NOCASE`, file: true },
  duration: { by: 'sortv.duration', file: true },
  filesize: { by: 'sortf.size', file: true },
  file_mod_time: { by: 'sortf.mod_time', file: true },
  bitrate: { by: 'sortv.bit_rate', file: true },
  framerate: { by: 'sortv.frame_rate', file: true },
  resolution: { by: 'MIN(sortv.width, sortv.height)', file: true },
  interactive: { by: 'sortv.interactive', file: true },
  interactive_speed: { by: 'sortv.interactive_speed', file: true },
  tag_count: { by: counted('scenes_tags') },
  performer_count: { by: counted('performers_scenes') },
  file_count: { by: counted('scenes_files') },
  play_count: { by: counted('scenes_view_dates') },
  o_counter: { by: counted('scenes_o_dates') },
  last_played_at: { by: '(SELECT MAX(view_date) FROM scenes_view_dates c WHERE c.scene_id = scenes.id)' },
  last_o_at: { by: '(SELECT MAX(o_date) FROM scenes_o_dates c WHERE c.scene_id = scenes.id)' },
  studio: { by: '(SELECT name FROM studios WHERE studios.id = scenes.studio_id) COLLATE NOCASE' },
  group_scene_number: { by: '(SELECT scene_index FROM groups_scenes c WHERE c.scene_id = scenes.id)' },
  movie_scene_number: { by: '(SELECT scene_index FROM groups_scenes c WHERE c.scene_id = scenes.id)' },
};

export function findScenes(
  library: Library,
  filter: Filter | null | undefined,
  find: FindFilter | null | undefined,
): FoundScenes {
  const parts: Clause[] = [];
  const filtered = filter ? sceneFilter(filter) : undefined;
  if (filtered) parts.push(filtered);
  if (find?.q) parts.push(...searchScenes(find.q));
  const where = parts.length ? joined(parts, 'AND') : clause('1');
  const order = orderBy(find?.sort, find?.direction);
  const perPage = find?.per_page ?? 25;
  const limit = perPage < 0 ? '' : ` LIMIT ${perPage} OFFSET ${(Math.max(1, find?.page ?? 1) - 1) * perPage}`;
  const scenes = perPage === 0 ? [] : page(library, where, order, limit);
  const sum = (column: string) => () =>
    Number(
      library.one(
        `SELECT COALESCE(SUM(${column}), 0) AS total FROM scenes JOIN scenes_files sf ON sf.scene_id = scenes.id
         JOIN files f ON f.id = sf.file_id LEFT JOIN video_files v ON v.file_id = f.id WHERE ${where.sql}`,
        ...where.values,
      )?.['total'],
    );
  return {
    scenes,
    count: () =>
      Number(library.one(`SELECT COUNT(*) AS n FROM scenes WHERE ${where.sql}`, ...where.values)?.['n']),
    duration: sum('v.duration'),
    filesize: sum('f.size'),
  };
}

function page(library: Library, where: Clause, order: { sql: string; file: boolean }, limit: string): Row[] {
  if (order.sql)
    return library.all(
      `SELECT scenes.* FROM scenes ${order.file ? FILE_OF_SCENE : ''} WHERE ${where.sql}${order.sql}${limit}`,
      ...where.values,
    );
  // Without an order SQLite takes the smallest index that has the ids: that of studios, so scenes come studio by studio.
  const ids = library.all<{ id: number }>(
    `SELECT DISTINCT scenes.id FROM scenes WHERE ${where.sql}${limit}`,
    ...where.values,
  );
  return scenesById(
    library,
    ids.map((row) => row.id),
  );
}

/** In the order asked for. One unknown id fails the whole call. */
export function scenesById(library: Library, ids: number[]): Row[] {
  return ids.map((id) => {
    const row = library.one('SELECT * FROM scenes WHERE id = ?', id);
    if (!row) throw failure(`scene with id ${id} not found`);
    return row;
  });
}

function searchScenes(text: string): Clause[] {
  const tables = `SELECT 1 FROM scenes s LEFT JOIN scenes_files sf ON sf.scene_id = s.id LEFT JOIN files f ON f.id = sf.file_id
    LEFT JOIN folders d ON d.id = f.parent_folder_id LEFT JOIN files_fingerprints p ON p.file_id = sf.file_id
    LEFT JOIN scene_markers m ON m.scene_id = s.id WHERE s.id = scenes.id AND `;
  const columns = ['s.title', 's.details', `d.path || '/' || f.basename`, 'p.fingerprint', 'm.title'];
  const found = joined(searchText(columns, text), 'AND');
  return [clause(`EXISTS (${tables}${found.sql})`, ...found.values)];
}

function orderBy(
  sort: string | null | undefined,
  direction: string | null | undefined,
): { sql: string; file: boolean } {
  // Without a sort Stash adds no ORDER BY at all.
  if (!sort) return { sql: '', file: false };
  const way = direction === 'DESC' ? 'DESC' : 'ASC';
  const last = ', COALESCE(scenes.title, scenes.id) COLLATE NOCASE ASC';
  const seed = /^random(?:_(.*))?$/.exec(sort);
  if (seed) {
    if (seed[1] !== undefined && !/^\d+$/.test(seed[1])) throw failure(`invalid random seed: ${seed[1]}`);
    const number = Number(BigInt(seed[1] ?? Math.floor(Math.random() * 1e8)) % 100_000_000n);
    const n = `(scenes.id + ${number}.0)`;
    return {
      sql: ` ORDER BY mod(${n} * ${n} * 52959209 + ${n} * 1047483763, 2147483647) ${way}${last}`,
      file: false,
    };
  }
  const known = SORTS[sort];
  if (!known) throw failure(`invalid sort: ${sort}`);
  return { sql: ` ORDER BY ${known.by} ${way}${last}`, file: known.file ?? false };
}
