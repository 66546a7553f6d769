import type { SQLInputValue } from 'node:sqlite';
import { failure } from '../graphql/errors.ts';
import {
  clause,
  comparison,
  joined,
  searchText,
  textCriterion,
  type Clause,
  type Criterion,
} from './criteria.ts';
import type { FindFilter } from './find-scenes.ts';
import type { Library, Row } from './library.ts';
import { relationCriterion, type RelationCriterion } from './relation-criteria.ts';
import type { Filter } from './scene-filter.ts';

export type NamedTable = 'tags' | 'performers' | 'studios';

const KINDS: Record<NamedTable, { one: string; aliases: string; key: string; scenes: string }> = {
  tags: {
    one: 'tag',
    aliases: 'tag_aliases',
    key: 'tag_id',
    scenes: '(SELECT COUNT(*) FROM scenes_tags c WHERE c.tag_id = tags.id)',
  },
  performers: {
    one: 'performer',
    aliases: 'performer_aliases',
    key: 'performer_id',
    scenes: '(SELECT COUNT(*) FROM performers_scenes c WHERE c.performer_id = performers.id)',
  },
  studios: {
    one: 'studio',
    aliases: 'studio_aliases',
    key: 'studio_id',
    scenes: '(SELECT COUNT(*) FROM scenes c WHERE c.studio_id = studios.id)',
  },
};

/** Tags, performers or studios: by ids (which replace everything else), or by filter, text, sort and page. */
export function findNamed(
  library: Library,
  table: NamedTable,
  filter: Filter | null | undefined,
  find: FindFilter | null | undefined,
  ids: string[] | null | undefined,
): { count: number; rows: Row[] } {
  if (ids?.length) {
    const rows = namedById(library, table, ids.map(Number));
    return { count: rows.length, rows };
  }
  const parts: Clause[] = [];
  const filtered = filter ? level(table, filter) : undefined;
  if (filtered) parts.push(filtered);
  if (find?.q) parts.push(...search(table, find.q));
  const where = parts.length ? joined(parts, 'AND') : clause('1');
  const perPage = find?.per_page ?? 25;
  const limit = perPage < 0 ? '' : ` LIMIT ${perPage} OFFSET ${(Math.max(1, find?.page ?? 1) - 1) * perPage}`;
  const rows = library.all(
    `SELECT ${table}.* FROM ${table} WHERE ${where.sql}${orderBy(table, find)}${limit}`,
    ...where.values,
  );
  return {
    count: Number(
      library.one(`SELECT COUNT(*) AS n FROM ${table} WHERE ${where.sql}`, ...where.values)?.['n'],
    ),
    rows,
  };
}

export function namedById(library: Library, table: NamedTable, ids: number[]): Row[] {
  return ids.map((id) => {
    const row = library.one(`SELECT * FROM ${table} WHERE id = ?`, id);
    if (!row) throw failure(`${KINDS[table].one} with id ${id} not found`);
    return row;
  });
}

function search(table: NamedTable, text: string): Clause[] {
  const { aliases, key } = KINDS[table];
  const found = joined(searchText(['n.name', 'a.alias'], text), 'AND');
  return [
    clause(
      `EXISTS (SELECT 1 FROM ${table} n LEFT JOIN ${aliases} a ON a.${key} = n.id WHERE n.id = ${table}.id AND ${found.sql})`,
      ...found.values,
    ),
  ];
}

function level(table: NamedTable, filter: Filter): Clause | undefined {
  const branches = ['AND', 'OR', 'NOT'].filter((word) => filter[word]);
  if (branches.length > 1) throw failure('cannot have And, Or and Not on the same level');
  const own = Object.entries(filter)
    .filter(([field, value]) => value !== null && value !== undefined && !branches.includes(field))
    .flatMap(([field, value]) => criterion(table, field, value) ?? []);
  const here = own.length ? joined(own, 'AND') : undefined;
  const branch = branches[0];
  const below = branch && level(table, filter[branch] as Filter);
  if (!below) return here;
  const made = branch === 'NOT' ? clause(`NOT ${below.sql}`, ...below.values) : below;
  return here ? joined([here, made], branch === 'OR' ? 'OR' : 'AND') : made;
}

function criterion(table: NamedTable, field: string, value: unknown): Clause | undefined {
  const { aliases, key, scenes } = KINDS[table];
  switch (field) {
    case 'name':
    case 'details':
    case 'description':
    case 'disambiguation':
    case 'sort_name':
      return textCriterion(`${table}.${field}`, value as Criterion<string>);
    case 'aliases': {
      const found = textCriterion('a.alias', value as Criterion<string>);
      return clause(
        `EXISTS (SELECT 1 FROM ${aliases} a WHERE a.${key} = ${table}.id AND ${found.sql})`,
        ...found.values,
      );
    }
    case 'created_at':
    case 'updated_at':
      return comparison(`${table}.${field}`, value as Criterion<SQLInputValue>);
    case 'rating100':
      return comparison(`${table}.rating`, value as Criterion<SQLInputValue>);
    case 'scene_count':
      return comparison(scenes, value as Criterion<SQLInputValue>);
    case 'favorite':
    case 'filter_favorites':
      return clause(`${table}.favorite = ?`, value ? 1 : 0);
    case 'ignore_auto_tag':
      return clause(`${table}.ignore_auto_tag = ?`, value ? 1 : 0);
    case 'parents':
      return relationCriterion(
        table === 'tags'
          ? {
              outer: 'tags.id',
              table: 'tags_relations',
              ownColumn: 'child_id',
              otherColumn: 'parent_id',
              children: { table: 'tags_relations', parent: 'parent_id', child: 'child_id' },
            }
          : {
              outer: 'studios.id',
              table: '(SELECT id, parent_id FROM studios WHERE parent_id IS NOT NULL)',
              ownColumn: 'id',
              otherColumn: 'parent_id',
            },
        value as RelationCriterion,
      );
    case 'children':
      return relationCriterion(
        { outer: 'tags.id', table: 'tags_relations', ownColumn: 'parent_id', otherColumn: 'child_id' },
        value as RelationCriterion,
      );
    default:
      throw failure(`the fake Stash does not implement the filter of ${table} by ${field}`);
  }
}

function orderBy(table: NamedTable, find: FindFilter | null | undefined): string {
  const way = find?.direction === 'DESC' ? 'DESC' : 'ASC';
  const sort = find?.sort || 'name';
  const last = `, ${table}.name COLLATE NOCASE ASC`;
  if (sort === 'name')
    return ` ORDER BY ${table === 'tags' ? 'COALESCE(tags.sort_name, tags.name)' : `${table}.name`} COLLATE NOCASE ${way}`;
  if (sort === 'scenes_count') return ` ORDER BY ${KINDS[table].scenes} ${way}${last}`;
  if (/^random(_\d+)?$/.test(sort)) return ` ORDER BY RANDOM()`;
  if (!['id', 'created_at', 'updated_at', 'rating'].includes(sort)) throw failure(`invalid sort: ${sort}`);
  return ` ORDER BY ${table}.${sort} ${way}${last}`;
}
