import type { SQLInputValue } from 'node:sqlite';
import { failure } from '../graphql/errors.ts';
import { clause, comparison, joined, textCriterion, type Clause, type Criterion } from './criteria.ts';
import {
  relationCriterion,
  SCENE_GALLERIES,
  SCENE_GROUPS,
  SCENE_PERFORMERS,
  SCENE_STUDIO,
  SCENE_TAGS,
  type RelationCriterion,
} from './relation-criteria.ts';

export type Filter = Record<string, unknown>;

/** SQLite's parser stack in Stash overflows just above this many nested levels. */
const MAX_LEVELS = 29;

const ofPrimaryFile = (column: string) =>
  `(SELECT ${column} FROM scenes_files sf JOIN files f ON f.id = sf.file_id JOIN folders d ON d.id = f.parent_folder_id
    LEFT JOIN video_files v ON v.file_id = f.id WHERE sf.scene_id = scenes.id AND sf."primary" = 1)`;
const counted = (table: string) => `(SELECT COUNT(*) FROM ${table} c WHERE c.scene_id = scenes.id)`;

/** Criteria on a number or a timestamp. */
const COMPARED: Record<string, string> = {
  id: 'scenes.id',
  rating100: 'scenes.rating',
  date: 'scenes.date',
  created_at: 'scenes.created_at',
  updated_at: 'scenes.updated_at',
  resume_time: 'scenes.resume_time',
  play_duration: 'scenes.play_duration',
  tag_count: counted('scenes_tags'),
  performer_count: counted('performers_scenes'),
  file_count: counted('scenes_files'),
  play_count: counted('scenes_view_dates'),
  o_counter: counted('scenes_o_dates'),
  last_played_at: '(SELECT MAX(view_date) FROM scenes_view_dates c WHERE c.scene_id = scenes.id)',
  duration: `CAST(${ofPrimaryFile('v.duration')} AS INTEGER)`,
  framerate: `CAST(${ofPrimaryFile('v.frame_rate')} AS INTEGER)`,
  bitrate: ofPrimaryFile('v.bit_rate'),
};
const TEXTS: Record<string, string> = {
  title: 'scenes.title',
  code: 'scenes.code',
  details: 'scenes.details',
  director: 'scenes.director',
  video_codec: ofPrimaryFile('v.video_codec'),
  audio_codec: ofPrimaryFile('v.audio_codec'),
};
const RELATIONS = {
  tags: SCENE_TAGS,
  performers: SCENE_PERFORMERS,
  studios: SCENE_STUDIO,
  groups: SCENE_GROUPS,
  galleries: SCENE_GALLERIES,
} as const;

/** The joins of these are shared by their alias over the whole filter tree: a second one is silently the first. */
const SHARED_JOINS = new Set(['tags', 'performers', 'groups', 'galleries']);

/** One condition for the whole tree, or undefined when the filter asks for nothing. */
export function sceneFilter(filter: Filter): Clause | undefined {
  return level(filter, 1, new Map());
}

function level(
  filter: Filter,
  depth: number,
  firstJoin: Map<string, Clause | undefined>,
): Clause | undefined {
  if (depth > MAX_LEVELS + 1) throw failure('error finding IDs: parser stack overflow');
  const branches = ['AND', 'OR', 'NOT'].filter((word) => filter[word] !== undefined && filter[word] !== null);
  if (branches.length > 1) throw failure(`cannot have ${branches[0]} and ${branches[1]} in the same filter`);
  const own: Clause[] = [];
  for (const [field, value] of Object.entries(filter)) {
    if (value === null || value === undefined || branches.includes(field)) continue;
    const made = criterion(field, value, firstJoin);
    if (made) own.push(made);
  }
  const here = own.length ? joined(own, 'AND') : undefined;
  const branch = branches[0];
  if (!branch) return here;
  const below = level(filter[branch] as Filter, depth + 1, firstJoin);
  if (!below) return here;
  if (branch === 'NOT') {
    const not = clause(`NOT ${below.sql}`, ...below.values);
    return here ? joined([here, not], 'AND') : not;
  }
  return here ? joined([here, below], branch as 'AND' | 'OR') : below;
}

function criterion(
  field: string,
  value: unknown,
  firstJoin: Map<string, Clause | undefined>,
): Clause | undefined {
  if (field in COMPARED) return comparison(COMPARED[field] as string, value as Criterion<SQLInputValue>);
  if (field in TEXTS) return textCriterion(TEXTS[field] as string, value as Criterion<string>);
  if (field in RELATIONS) {
    if (SHARED_JOINS.has(field) && firstJoin.has(field)) return firstJoin.get(field);
    const made = relationCriterion(RELATIONS[field as keyof typeof RELATIONS], value as RelationCriterion);
    if (SHARED_JOINS.has(field)) firstJoin.set(field, made);
    return made;
  }
  switch (field) {
    case 'path':
      return inner(
        `scenes_files sf JOIN files f ON f.id = sf.file_id JOIN folders d ON d.id = f.parent_folder_id`,
        textCriterion(`d.path || '/' || f.basename`, value as Criterion<string>),
      );
    case 'url':
      return inner('scene_urls sf', textCriterion('sf.url', value as Criterion<string>));
    case 'oshash':
    case 'checksum':
      return inner(
        `scenes_files sf JOIN files_fingerprints p ON p.file_id = sf.file_id AND p.type = '${field === 'oshash' ? 'oshash' : 'md5'}'`,
        textCriterion('p.fingerprint', value as Criterion<string>),
      );
    case 'organized':
      return clause(`scenes.organized = ?`, value ? 1 : 0);
    case 'interactive':
      return clause(`COALESCE(${ofPrimaryFile('v.interactive')}, 0) = ?`, value ? 1 : 0);
    case 'has_markers':
      return clause(
        `${value === 'true' ? '' : 'NOT '}EXISTS (SELECT 1 FROM scene_markers m WHERE m.scene_id = scenes.id)`,
      );
    case 'is_missing':
      return missing(String(value));
    case 'performer_favorite':
      return clause(`${value ? '' : 'NOT '}EXISTS (SELECT 1 FROM performers_scenes ps JOIN performers p ON p.id = ps.performer_id
        WHERE ps.scene_id = scenes.id AND p.favorite)`);
    case 'files_filter':
      return filesFilter(value as Filter);
    case 'stash_id_endpoint':
      return stashId(value as { endpoint?: string | null; stash_id?: string | null; modifier: string });
    default:
      throw failure(`the fake Stash does not implement SceneFilterType.${field}`);
  }
}

function inner(tables: string, condition: Clause): Clause {
  return clause(
    `EXISTS (SELECT 1 FROM ${tables} WHERE sf.scene_id = scenes.id AND ${condition.sql})`,
    ...condition.values,
  );
}

function missing(what: string): Clause {
  const none = (table: string) =>
    clause(`NOT EXISTS (SELECT 1 FROM ${table} x WHERE x.scene_id = scenes.id)`);
  switch (what) {
    case 'url':
      return none('scene_urls');
    case 'galleries':
      return none('scenes_galleries');
    case 'group':
    case 'movie':
      return none('groups_scenes');
    case 'performers':
      return none('performers_scenes');
    case 'tags':
      return none('scenes_tags');
    case 'stash_id':
      return none('scene_stash_ids');
    case 'studio':
      return clause('scenes.studio_id IS NULL');
    case 'cover':
      return clause('scenes.cover_blob IS NULL');
    case 'phash':
      return clause(`NOT EXISTS (SELECT 1 FROM scenes_files sf JOIN files_fingerprints p ON p.file_id = sf.file_id
        WHERE sf.scene_id = scenes.id AND p.type = 'phash')`);
    case 'title':
    case 'code':
    case 'details':
    case 'date':
    case 'rating':
    case 'director':
      return clause(`(scenes.${what} IS NULL OR TRIM(scenes.${what}) = '')`);
    default:
      throw failure(`no such column: scenes.${what}`);
  }
}

function filesFilter(filter: Filter): Clause | undefined {
  const columns: Record<string, string> = {
    created_at: 'f.created_at',
    updated_at: 'f.updated_at',
    mod_time: 'f.mod_time',
  };
  const parts = Object.entries(filter).map(([field, value]) => {
    if (columns[field]) return comparison(columns[field], value as Criterion<SQLInputValue>);
    if (field === 'path') return textCriterion(`d.path || '/' || f.basename`, value as Criterion<string>);
    if (field === 'basename') return textCriterion('f.basename', value as Criterion<string>);
    throw failure(`the fake Stash does not implement FileFilterType.${field}`);
  });
  if (parts.length === 0) return undefined;
  return inner(
    `scenes_files sf JOIN files f ON f.id = sf.file_id JOIN folders d ON d.id = f.parent_folder_id`,
    joined(parts, 'AND'),
  );
}

function stashId(criterion: {
  endpoint?: string | null;
  stash_id?: string | null;
  modifier: string;
}): Clause {
  const here =
    'SELECT 1 FROM scene_stash_ids s WHERE s.scene_id = scenes.id AND (? IS NULL OR s.endpoint = ?)';
  const endpoint = criterion.endpoint ?? null;
  if (criterion.modifier === 'IS_NULL') return clause(`NOT EXISTS (${here})`, endpoint, endpoint);
  if (criterion.modifier === 'NOT_NULL') return clause(`EXISTS (${here})`, endpoint, endpoint);
  return clause(`EXISTS (${here} AND s.stash_id = ?)`, endpoint, endpoint, criterion.stash_id ?? '');
}
