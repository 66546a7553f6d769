import { type EntityKind, type StashEntity, singular } from '../stash/entity.ts';
import type { Database } from './database.ts';
import type { SceneTables } from './mirror-scene-reads.ts';

interface EntityRow {
  id: number;
  name: string;
  disambiguation: string;
  parents: string;
  urls: string;
  updatedAtStash: string;
  aliases: string;
}

/*
 * One statement per kind: aliases and parents come as JSON from their own tables, whose primary keys begin with
 * the entity's id.
 */
const readStatements: Record<EntityKind, (from: SceneTables) => string> = {
  performers: (from) => `
    select id, name, disambiguation, '[]' as parents, '[]' as urls, updated_at_stash as updatedAtStash,
      (select json_group_array(alias) from ${from}performer_aliases where performer_id = id) as aliases
    from ${from}performers where ?1 is null or id in (select value from json_each(?1)) order by id`,
  tags: (from) => `
    select id, name, '' as disambiguation, '[]' as urls, updated_at_stash as updatedAtStash,
      (select json_group_array(parent_id) from ${from}tag_parents where tag_id = id) as parents,
      (select json_group_array(alias) from ${from}tag_aliases where tag_id = id) as aliases
    from ${from}tags where ?1 is null or id in (select value from json_each(?1)) order by id`,
  studios: (from) => `
    select id, name, '' as disambiguation, urls, updated_at_stash as updatedAtStash,
      case when parent_id is null then '[]' else json_array(parent_id) end as parents,
      (select json_group_array(alias) from ${from}studio_aliases where studio_id = id) as aliases
    from ${from}studios where ?1 is null or id in (select value from json_each(?1)) order by id`,
};

/** Performers, tags or studios, all or those with the given ids, ascending: of the mirror, or of Stash's own tables. */
export function readEntities(
  database: Database,
  kind: EntityKind,
  ids: readonly number[] | null = null,
  from: SceneTables = 'mirror.',
): StashEntity[] {
  const list = ids && JSON.stringify(ids);
  return database.all<EntityRow>(readStatements[kind](from), [list]).map((row) => ({
    id: row.id,
    name: row.name,
    disambiguation: row.disambiguation,
    urls: JSON.parse(row.urls) as string[],
    updatedAtStash: row.updatedAtStash,
    aliases: (JSON.parse(row.aliases) as string[]).sort(),
    parentIds: (JSON.parse(row.parents) as number[]).sort((a, b) => a - b),
  }));
}

/** Stash's timestamps of all performers, tags or studios of the mirror. */
export function readEntityStamps(database: Database, kind: EntityKind): Map<number, string> {
  const rows = database.all<{ id: number; stamp: string }>(
    `select id, updated_at_stash as stamp from mirror.${kind} order by id`,
  );
  return new Map(rows.map(({ id, stamp }) => [id, stamp]));
}

/** Puts entities into the mirror as they are in Stash; all or none. Safe to call twice. */
export function writeEntities(database: Database, kind: EntityKind, entities: readonly StashEntity[]): void {
  database.transaction(() => {
    for (const entity of entities) {
      writeRow[kind](database, entity);
      clearLists(database, kind, JSON.stringify([entity.id]));
      for (const alias of entity.aliases) {
        database.run(
          `insert or ignore into mirror.${singular[kind]}_aliases (${singular[kind]}_id, alias) values (?, ?)`,
          [entity.id, alias],
        );
      }
      if (kind !== 'tags') continue;
      for (const parentId of entity.parentIds) {
        database.run('insert or ignore into mirror.tag_parents (tag_id, parent_id) values (?, ?)', [
          entity.id,
          parentId,
        ]);
      }
    }
  });
}

const writeRow: Record<EntityKind, (database: Database, entity: StashEntity) => void> = {
  performers(database, { id, name, disambiguation, updatedAtStash }) {
    database.run(
      `insert into mirror.performers (id, name, disambiguation, updated_at_stash) values (?, ?, ?, ?)
       on conflict (id) do update set name = excluded.name, disambiguation = excluded.disambiguation,
         updated_at_stash = excluded.updated_at_stash`,
      [id, name, disambiguation, updatedAtStash],
    );
  },
  tags(database, { id, name, updatedAtStash }) {
    database.run(
      `insert into mirror.tags (id, name, updated_at_stash) values (?, ?, ?)
       on conflict (id) do update set name = excluded.name, updated_at_stash = excluded.updated_at_stash`,
      [id, name, updatedAtStash],
    );
  },
  studios(database, { id, name, parentIds, urls, updatedAtStash }) {
    database.run(
      `insert into mirror.studios (id, name, parent_id, urls, updated_at_stash) values (?, ?, ?, ?, ?)
       on conflict (id) do update set name = excluded.name, parent_id = excluded.parent_id, urls = excluded.urls,
         updated_at_stash = excluded.updated_at_stash`,
      [id, name, parentIds[0] ?? null, JSON.stringify(urls), updatedAtStash],
    );
  },
};

/** Takes entities out of the mirror. Scenes keep their ids until they are read again, as in Stash's own order of events. */
export function deleteEntities(database: Database, kind: EntityKind, ids: readonly number[]): void {
  const list = JSON.stringify(ids);
  database.transaction(() => {
    clearLists(database, kind, list);
    database.run(`delete from mirror.${kind} where id in (select value from json_each(?))`, [list]);
  });
}

function clearLists(database: Database, kind: EntityKind, idList: string): void {
  const owner = `${singular[kind]}_id`;
  database.run(
    `delete from mirror.${singular[kind]}_aliases where ${owner} in (select value from json_each(?))`,
    [idList],
  );
  if (kind !== 'tags') return;
  database.run('delete from mirror.tag_parents where tag_id in (select value from json_each(?))', [idList]);
}
