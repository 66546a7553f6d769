import type { ChangeStatus, Field, PlanStatus } from '../plans/change.ts';
import type { Database } from './database.ts';

export interface PlanRow {
  id: number;
  name: string;
  status: PlanStatus;
  runId: number | null;
  scenesAnalyzed: number;
  createdAt: string;
  updatedAt: string;
}

/** A plan with its counts, as lists show it. */
export interface PlanSummary extends PlanRow {
  /** Scenes with at least one change. */
  scenes: number;
  counts: Partial<Record<ChangeStatus, number>>;
}

const columns = `id, name, status, run_id as "runId", scenes_analyzed as "scenesAnalyzed",
  created_at as "createdAt", updated_at as "updatedAt"`;

export function insertPlan(database: Database, name: string, runId: number, now: string): number {
  return database.run(
    `insert into plans (name, status, run_id, created_at, updated_at) values (?, 'pending', ?, ?, ?)`,
    [name, runId, now, now],
  ).lastId;
}

export function planById(database: Database, id: number): PlanRow | undefined {
  return database.get<PlanRow>(`select ${columns} from plans where id = ?`, [id]);
}

/** Plans that are still being made by a run. */
export function growingPlansOfRun(database: Database, run: number): number[] {
  return database
    .all<{ id: number }>(`select id from plans where run_id = ? and status = 'pending'`, [run])
    .map((row) => row.id);
}

export function countAnalyzed(database: Database, id: number, scenes: number, now: string): void {
  database.run('update plans set scenes_analyzed = scenes_analyzed + ?, updated_at = ? where id = ?', [
    scenes,
    now,
    id,
  ]);
}

export function setPlanStatus(database: Database, id: number, status: PlanStatus, now: string): void {
  database.run('update plans set status = ?, updated_at = ? where id = ?', [status, now, id]);
}

/** Moves plans on, but only from the given statuses. */
export function movePlans(
  database: Database,
  ids: readonly number[],
  from: readonly PlanStatus[],
  to: PlanStatus,
  now: string,
): void {
  database.run(
    `update plans set status = ?, updated_at = ?
     where id in (select value from json_each(?)) and status in (select value from json_each(?))`,
    [to, now, JSON.stringify(ids), JSON.stringify(from)],
  );
}

export function removePlan(database: Database, id: number): void {
  database.run('delete from plans where id = ?', [id]);
}

/** Changes of one plan by status. Index: changes_by_plan. */
export function countsByStatus(database: Database, plan: number): Partial<Record<ChangeStatus, number>> {
  const counts: Partial<Record<ChangeStatus, number>> = {};
  const rows = database.all<{ status: ChangeStatus; changes: number }>(
    'select status, count(*) as changes from changes where plan_id = ? group by status',
    [plan],
  );
  for (const row of rows) counts[row.status] = row.changes;
  return counts;
}

export function summarizePlan(database: Database, plan: PlanRow): PlanSummary {
  const scenes = database.get<{ scenes: number }>(
    'select count(distinct scene_id) as scenes from changes where plan_id = ?',
    [plan.id],
  );
  return { ...plan, scenes: scenes?.scenes ?? 0, counts: countsByStatus(database, plan.id) };
}

/** Newest first; `before` is the id of the last plan already known. */
export function listPlans(
  database: Database,
  statuses: readonly PlanStatus[] | undefined,
  before: number | undefined,
  limit: number,
): PlanSummary[] {
  return database
    .all<PlanRow>(
      `with wish(statuses) as (select ?)
       select ${columns} from plans, wish
       where (wish.statuses is null or status in (select value from json_each(wish.statuses))) and id < ?
       order by id desc limit ?`,
      [statuses ? JSON.stringify(statuses) : null, before ?? Number.MAX_SAFE_INTEGER, limit],
    )
    .map((plan) => summarizePlan(database, plan));
}

export interface GroupCount<Key> {
  key: Key;
  changes: number;
  pending: number;
}

/** The field with most changes first. */
export function countsByField(
  database: Database,
  plan: number,
): (GroupCount<Field> & { counts: Partial<Record<ChangeStatus, number>> })[] {
  const rows = database.all<{ field: Field; status: ChangeStatus; changes: number }>(
    `select field, status, count(*) as changes from changes where plan_id = ? group by field, status order by field`,
    [plan],
  );
  return [...Map.groupBy(rows, (row) => row.field)]
    .map(([key, group]) => ({
      key,
      changes: group.reduce((sum, row) => sum + row.changes, 0),
      pending: group.find((row) => row.status === 'pending')?.changes ?? 0,
      counts: Object.fromEntries(group.map((row) => [row.status, row.changes])),
    }))
    .sort((a, b) => b.changes - a.changes);
}

export function countsByDetector(database: Database, plan: number): GroupCount<string>[] {
  return database.all(
    `select detector as key, count(*) as changes, sum(status = 'pending') as pending
     from changes where plan_id = ? group by detector order by changes desc, detector`,
    [plan],
  );
}

/** How many changes, on how many scenes, one status holds. */
export function sizeOfStatus(
  database: Database,
  plan: number,
  status: ChangeStatus,
): { changes: number; scenes: number } {
  return (
    database.get<{ changes: number; scenes: number }>(
      `select count(*) as changes, count(distinct scene_id) as scenes
       from changes where plan_id = ? and status = ?`,
      [plan, status],
    ) ?? { changes: 0, scenes: 0 }
  );
}

/** Plans whose status can still move by itself. */
export function openPlans(database: Database): number[] {
  return database
    .all<{ id: number }>(`select id from plans where status in ('draft','reviewing','applied') order by id`)
    .map((row) => row.id);
}
