import { clause, joined, type Clause } from './criteria.ts';
import { failure } from '../graphql/errors.ts';

export interface RelationCriterion {
  value?: string[] | null;
  excludes?: string[] | null;
  modifier: string;
  depth?: number | null;
}

interface Relation {
  /** The column of the outer row, for example `scenes.id`. */
  outer: string;
  table: string;
  ownColumn: string;
  otherColumn: string;
  /** Where a value's descendants are found; absent when the relation knows no hierarchy. */
  children?: { table: string; parent: string; child: string };
}

export const SCENE_TAGS: Relation = {
  outer: 'scenes.id',
  table: 'scenes_tags',
  ownColumn: 'scene_id',
  otherColumn: 'tag_id',
  children: { table: 'tags_relations', parent: 'parent_id', child: 'child_id' },
};
export const SCENE_PERFORMERS: Relation = {
  outer: 'scenes.id',
  table: 'performers_scenes',
  ownColumn: 'scene_id',
  otherColumn: 'performer_id',
};
export const SCENE_GROUPS: Relation = {
  outer: 'scenes.id',
  table: 'groups_scenes',
  ownColumn: 'scene_id',
  otherColumn: 'group_id',
};
export const SCENE_GALLERIES: Relation = {
  outer: 'scenes.id',
  table: 'scenes_galleries',
  ownColumn: 'scene_id',
  otherColumn: 'gallery_id',
};
export const SCENE_STUDIO: Relation = {
  outer: 'scenes.id',
  table: '(SELECT id AS scene_id, studio_id FROM scenes WHERE studio_id IS NOT NULL)',
  ownColumn: 'scene_id',
  otherColumn: 'studio_id',
  children: { table: 'studios', parent: 'parent_id', child: 'id' },
};

/** Undefined when the criterion is to be ignored: nothing to include and nothing to exclude. */
export function relationCriterion(relation: Relation, criterion: RelationCriterion): Clause | undefined {
  const { modifier } = criterion;
  const rows = `SELECT 1 FROM ${relation.table} r WHERE r.${relation.ownColumn} = ${relation.outer}`;
  if (modifier === 'IS_NULL') return clause(`NOT EXISTS (${rows})`);
  if (modifier === 'NOT_NULL') return clause(`EXISTS (${rows})`);
  const values = criterion.value ?? [];
  const excludes =
    modifier === 'EXCLUDES' ? [...values, ...(criterion.excludes ?? [])] : (criterion.excludes ?? []);
  const wanted = modifier === 'EXCLUDES' ? [] : values;
  if (wanted.length === 0 && excludes.length === 0) return undefined;
  const depth = criterion.depth ?? 0;
  const has = (ids: string[]): Clause => {
    const set = idSet(relation, ids, depth);
    return clause(`EXISTS (${rows} AND r.${relation.otherColumn} IN (${set.sql}))`, ...set.values);
  };
  const parts: Clause[] = [];
  switch (modifier) {
    case 'INCLUDES':
      if (wanted.length) parts.push(has(wanted));
      break;
    case 'EXCLUDES':
      break;
    case 'INCLUDES_ALL':
      parts.push(...wanted.map((id) => has([id])));
      break;
    case 'EQUALS': {
      if (depth !== 0) throw failure('hierarchical criterion modifier EQUALS is not supported with depth');
      parts.push(...wanted.map((id) => has([id])));
      parts.push(
        clause(
          `(SELECT COUNT(*) FROM ${relation.table} r WHERE r.${relation.ownColumn} = ${relation.outer}) = ?`,
          wanted.length,
        ),
      );
      break;
    }
    default:
      throw failure(`invalid modifier ${modifier} for multi criterion`);
  }
  if (excludes.length) {
    const found = has(excludes);
    parts.push(clause(`NOT ${found.sql}`, ...found.values));
  }
  return joined(parts, 'AND');
}

/** The ids with their descendants, `depth` levels down (−1: all of them). */
function idSet(relation: Relation, ids: string[], depth: number): Clause {
  const list = JSON.stringify(ids.map(Number));
  if (depth === 0 || !relation.children) return clause('SELECT value FROM json_each(?)', list);
  const { table, parent, child } = relation.children;
  const limit = depth < 0 ? '' : `WHERE tree.level < ${Math.floor(depth)}`;
  return clause(
    `WITH RECURSIVE tree(id, level) AS (SELECT value, 0 FROM json_each(?)
       UNION SELECT c.${child}, tree.level + 1 FROM tree JOIN ${table} c ON c.${parent} = tree.id ${limit})
     SELECT id FROM tree`,
    list,
  );
}
