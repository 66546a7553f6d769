import type { Database } from './database.ts';

/**
 * Scenes that came into the library with a workflow run, ascending: those its syncs saw for the first time, however
 * many times they were killed and started again, and those Stash made since its scan was queued (`since`, Stash's own
 * text). The first sync of a library names no scenes, so a library that was there before is not new.
 */
export function newScenes(database: Database, run: number, since: string | null): number[] {
  return database
    .all<{ id: number }>(
      `select scenes.id from mirror.scenes
       where scenes.id in (
           select sync_log.entity_id from runs
           join sync_runs on sync_runs.run_id = runs.id
           join sync_log on sync_log.sync_run_id = sync_runs.id
           where runs.parent_run_id = ? and runs.kind = 'sync'
             and sync_log.entity_type = 'scene' and sync_log.change_type = 'created')
         or unixepoch(scenes.created_at_stash) >= unixepoch(?)
       order by scenes.id`,
      [run, since],
    )
    .map((row) => row.id);
}

/** Of these scenes, those that no analysis of the workflow run finished with: a killed one had finished with some. */
export function leftToAnalyze(database: Database, run: number, scenes: readonly number[]): number[] {
  return database
    .all<{ id: number }>(
      `select value as id from json_each(?)
       where value not in (
         select analyzed_scenes.scene_id from runs join analyzed_scenes on analyzed_scenes.run_id = runs.id
         where runs.parent_run_id = ?)
       order by value`,
      [JSON.stringify(scenes), run],
    )
    .map((row) => row.id);
}

/** Plans that the analyze runs of a workflow made, oldest first. */
export function plansOfWorkflow(database: Database, run: number): number[] {
  return database
    .all<{ id: number }>(
      `select plans.id from runs join plans on plans.run_id = runs.id
       where runs.parent_run_id = ? and plans.status <> 'cancelled' order by plans.id`,
      [run],
    )
    .map((row) => row.id);
}
