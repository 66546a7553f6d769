import type { Database } from './database.ts';

/** What review shows of a scene beside its changes; from the mirror. */
export interface ReviewSceneRow {
  id: number;
  title: string;
  path: string | null;
  studio: { id: number; name: string } | null;
  performers: { id: number; name: string }[];
  organized: boolean;
}

interface RawScene {
  id: number;
  title: string | null;
  path: string | null;
  organized: number | null;
  studio_id: number | null;
  studio: string | null;
  performers: string;
}

/** The scenes of `ids`, in that order. One that the mirror does not have (any more) still has a title to show. */
export function reviewScenes(database: Database, ids: readonly number[]): ReviewSceneRow[] {
  return database
    .all<RawScene>(
      `select wanted.value as id, nullif(trim(scenes.title), '') as title, files.path as path,
         scenes.organized as organized, scenes.studio_id as studio_id, studios.name as studio,
         (select json_group_array(json_object('id', performers.id, 'name', performers.name) order by performers.name)
          from mirror.scene_performers join mirror.performers on performers.id = scene_performers.performer_id
          where scene_performers.scene_id = scenes.id) as performers
       from json_each(?) as wanted
       left join mirror.scenes on scenes.id = wanted.value
       left join mirror.files on files.scene_id = wanted.value and files.position = 0
       left join mirror.studios on studios.id = scenes.studio_id
       order by wanted.key`,
      [JSON.stringify(ids)],
    )
    .map((row) => ({
      id: row.id,
      title: row.title ?? fileName(row.path) ?? `Scene ${row.id}`,
      path: row.path,
      studio:
        row.studio_id === null ? null : { id: row.studio_id, name: row.studio ?? `Studio ${row.studio_id}` },
      performers: JSON.parse(row.performers) as { id: number; name: string }[],
      organized: row.organized === 1,
    }));
}

function fileName(path: string | null): string | undefined {
  return path?.split(/[/\\]/).at(-1);
}

/** Names by id; ids the mirror does not know are left out. */
export function entityNames(
  database: Database,
  kind: 'studios' | 'performers' | 'tags',
  ids: readonly number[],
): Map<number, string> {
  if (ids.length === 0) return new Map();
  const rows = database.all<{ id: number; name: string }>(
    `select id, name from mirror.${kind} where id in (select value from json_each(?))`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

export function isInMirror(database: Database, scene: number): boolean {
  return database.get('select 1 from mirror.scenes where id = ?', [scene]) !== undefined;
}
