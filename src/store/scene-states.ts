import type { RunKind } from '../runs/run.ts';
import type { Database } from './database.ts';
import { active } from './runs.ts';

export interface SceneRun {
  sceneId: number;
  id: number;
  kind: RunKind;
  status: 'queued' | 'running' | 'waiting' | 'cancelling';
  progress: number;
}

/** The active run that each scene still waits in, the newest where there are several. Index: run_scenes_by_scene. */
export function activeRunOfScenes(database: Database, ids: readonly number[]): Map<number, SceneRun> {
  const rows = database.all<SceneRun>(
    `select rs.scene_id as sceneId, r.id, r.kind, r.status, r.progress
     from json_each(?) wanted cross join run_scenes rs on rs.scene_id = wanted.value join runs r on r.id = rs.run_id
     where rs.status = 'waiting' and r.status in ${active} order by r.id`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.sceneId, row]));
}

/** How many changes of each scene wait for a decision; scenes without any are left out. Index: changes_by_scene. */
export function pendingChangesOfScenes(database: Database, ids: readonly number[]): Map<number, number> {
  const rows = database.all<{ sceneId: number; n: number }>(
    `select c.scene_id as sceneId, count(*) as n
     from json_each(?) wanted cross join changes c on c.scene_id = wanted.value and c.status = 'pending'
     join plans p on p.id = c.plan_id and p.status <> 'cancelled' group by c.scene_id`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ sceneId, n }) => [sceneId, n]));
}

/** Scenes that an active run still has to work on, ascending. */
export function scenesInActiveRuns(database: Database): number[] {
  return idsOf(
    database,
    `select distinct rs.scene_id as id from runs r join run_scenes rs on rs.run_id = r.id
     where r.status in ${active} and rs.status = 'waiting' order by rs.scene_id`,
  );
}

/** Scenes with changes that wait for a decision, ascending. Index: changes_by_status. */
export function scenesWithPendingChanges(database: Database): number[] {
  return idsOf(
    database,
    `select distinct c.scene_id as id from changes c join plans p on p.id = c.plan_id
     where c.status = 'pending' and p.status <> 'cancelled' order by c.scene_id`,
  );
}

function idsOf(database: Database, sql: string): number[] {
  return database.all<{ id: number }>(sql).map(({ id }) => id);
}
