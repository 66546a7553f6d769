import type { Database } from './database.ts';

/** Notes that an analysis finished with these scenes, whatever it proposed. Safe to call again. */
export function markAnalyzed(
  database: Database,
  ids: readonly number[],
  runId: number | null,
  at: string,
): void {
  database.run(
    `insert into analyzed_scenes (scene_id, run_id, analyzed_at) select value, ?, ? from json_each(?) where true
     on conflict (scene_id) do update set run_id = excluded.run_id, analyzed_at = excluded.analyzed_at`,
    [runId, at, JSON.stringify(ids)],
  );
}

/** Which scenes an analysis may look at. */
export interface AnalysisScope {
  /** Only these; absent: the whole mirror. */
  scenes?: readonly number[] | undefined;
  /** Also scenes that were analyzed before. */
  again: boolean;
  includeOrganized: boolean;
}

/** Ids to analyze, ascending. Both lists are walked by primary key. */
export function findScenesToAnalyze(database: Database, scope: AnalysisScope): number[] {
  return database
    .all<{ id: number }>(
      `select s.id from mirror.scenes s
       where (?1 is null or s.id in (select value from json_each(?1)))
         and (?2 or s.organized = 0)
         and (?3 or not exists (select 1 from analyzed_scenes a where a.scene_id = s.id))
       order by s.id`,
      [
        scope.scenes ? JSON.stringify(scope.scenes) : null,
        scope.includeOrganized ? 1 : 0,
        scope.again ? 1 : 0,
      ],
    )
    .map(({ id }) => id);
}

/** Scenes that no analysis finished with; organized ones not counted. */
export function countNotAnalyzed(database: Database): number {
  return (
    database.get<{ n: number }>(
      `select count(*) as n from mirror.scenes s
       where s.organized = 0 and not exists (select 1 from analyzed_scenes a where a.scene_id = s.id)`,
    )?.n ?? 0
  );
}

/** What a scene says about itself, and what it holds already: all that an analysis looks at. */
export interface SceneToAnalyze {
  id: number;
  title: string | null;
  details: string | null;
  studioId: number | null;
  performerIds: number[];
  /** Of the primary file. */
  path: string | null;
}

/** Scenes of the mirror by id, ascending; unknown ids are left out. Every table is looked up by primary key. */
export function readScenesToAnalyze(database: Database, ids: readonly number[]): SceneToAnalyze[] {
  return database
    .all<Omit<SceneToAnalyze, 'performerIds'> & { performers: string }>(
      `select s.id, s.title, s.details, s.studio_id as studioId, f.path,
         (select json_group_array(p.performer_id) from mirror.scene_performers p where p.scene_id = s.id) as performers
       from json_each(?) wanted cross join mirror.scenes s on s.id = wanted.value
       left join mirror.files f on f.scene_id = s.id and f.position = 0 order by s.id`,
      [JSON.stringify(ids)],
    )
    .map(({ performers, ...scene }) => ({ ...scene, performerIds: JSON.parse(performers) as number[] }));
}
