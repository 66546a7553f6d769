import { type EntityKind, singular } from '../stash/entity.ts';
import type { Database } from './database.ts';

export interface FoundEntity {
  id: number;
  name: string;
  /** The alias that matched where the name did not; else the disambiguation or the parent's name; may be empty. */
  detail: string;
}

/** What tells two entities of one name apart. */
const details: Record<EntityKind, string> = {
  performers: 'e.disambiguation',
  studios: `coalesce((select parent.name from mirror.studios parent where parent.id = e.parent_id), '')`,
  tags: `coalesce((select group_concat(parent.name, ', ') from mirror.tag_parents link
           join mirror.tags parent on parent.id = link.parent_id where link.tag_id = e.id), '')`,
};

/**
 * Entities whose name or alias contains the text, whatever its ASCII case. Best first: the name is the text, the
 * name begins with it, a word of the name does, the name contains it, an alias does. An empty text finds all.
 */
export function findEntities(
  database: Database,
  kind: EntityKind,
  text: string,
  limit: number,
): FoundEntity[] {
  const like = text.trim().replaceAll(/[\\%_]/g, String.raw`\$&`);
  const table = `${singular[kind]}_aliases`;
  return database.all<FoundEntity>(
    String.raw`with wish(exact, prefix, word, part) as (select ?, ?, ?, ?), matched as (
       select e.id, e.name, ${details[kind]} as detail,
         case when e.name like wish.exact escape '\' then 0 when e.name like wish.prefix escape '\' then 1
              when e.name like wish.word escape '\' then 2 else 3 end as quality
       from wish, mirror.${kind} e where e.name like wish.part escape '\'
       union all
       select e.id, e.name, min(a.alias), 4
       from wish, mirror.${table} a join mirror.${kind} e on e.id = a.${singular[kind]}_id
       where a.alias like wish.part escape '\' and e.name not like wish.part escape '\' group by e.id
     )
     select id, name, detail from matched order by quality, length(name), name collate nocase, id limit ?`,
    [like, `${like}%`, `% ${like}%`, `%${like}%`, limit],
  );
}
