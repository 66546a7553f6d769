import type { Database } from './database.ts';

export type RunSceneStatus = 'waiting' | 'done' | 'skipped' | 'failed';

/** Names scenes that a run will work on; those it knows already keep their status. */
export function claimRunScenes(database: Database, run: number, scenes: readonly number[]): void {
  if (scenes.length === 0) return;
  database.run(
    `insert into run_scenes (run_id, scene_id, status)
     select ?, value, 'waiting' from json_each(?) where true on conflict do nothing`,
    [run, JSON.stringify(scenes)],
  );
}

export function endRunScene(
  database: Database,
  run: number,
  scene: number,
  status: RunSceneStatus,
  reason: string | null,
): void {
  database.run(
    `insert into run_scenes (run_id, scene_id, status, reason) values (?, ?, ?, ?)
     on conflict (run_id, scene_id) do update set status = excluded.status, reason = excluded.reason`,
    [run, scene, status, reason],
  );
}

export function runSceneCounts(database: Database, run: number): Record<RunSceneStatus, number> {
  const counts = { waiting: 0, done: 0, skipped: 0, failed: 0 };
  const rows = database.all<{ status: RunSceneStatus; scenes: number }>(
    'select status, count(*) as scenes from run_scenes where run_id = ? group by status',
    [run],
  );
  for (const row of rows) counts[row.status] = row.scenes;
  return counts;
}

/** Ids of a run's scenes, or null when there are more than `limit`. */
export function runSceneIds(database: Database, run: number, limit: number): number[] | null {
  const rows = database.all<{ scene_id: number }>(
    'select scene_id from run_scenes where run_id = ? order by scene_id limit ?',
    [run, limit + 1],
  );
  return rows.length > limit ? null : rows.map((row) => row.scene_id);
}

export interface SceneProblem {
  sceneId: number;
  status: 'skipped' | 'failed';
  title: string;
  reason: string;
}

/** Failed scenes first, then skipped ones, each by id. */
export function sceneProblems(database: Database, run: number, limit: number): SceneProblem[] {
  return database.all<SceneProblem>(
    `select run_scenes.scene_id as "sceneId", run_scenes.status as status,
       coalesce(nullif(scenes.title, ''), files.path, 'Scene ' || run_scenes.scene_id) as title,
       coalesce(run_scenes.reason, '') as reason
     from run_scenes
     left join mirror.scenes on scenes.id = run_scenes.scene_id
     left join mirror.files on files.scene_id = run_scenes.scene_id and files.position = 0
     where run_scenes.run_id = ? and run_scenes.status in ('failed','skipped')
     order by run_scenes.status, run_scenes.scene_id limit ?`,
    [run, limit],
  );
}
