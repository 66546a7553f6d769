import type { Change, ChangeStatus, Field } from '../plans/change.ts';
import { changesBeingWritten } from './applied-values.ts';
import { fromRaw } from './changes.ts';
import type { Database, SqlValue } from './database.ts';

/** Which changes are meant; every condition narrows. */
export interface ChangeFilter {
  statuses?: readonly ChangeStatus[] | undefined;
  fields?: readonly Field[] | undefined;
  detectors?: readonly string[] | undefined;
  minConfidence?: number | undefined;
  scenes?: readonly number[] | undefined;
  decidedAt?: string | undefined;
}

/** A filter of one plan, or chosen changes by id. */
export type Selection = { plan: number; filter: ChangeFilter } | { changes: readonly number[] };

/*
 * Static conditions: one that is not asked for is null. Each list is a parameter of its own, so that SQLite reads it
 * once and not for every row. Index: changes_by_plan for a plan, the primary key for chosen changes.
 */
const ofPlan = `changes.plan_id = ?
  and (? is null or changes.status in (select value from json_each(?)))
  and (? is null or changes.field in (select value from json_each(?)))
  and (? is null or changes.detector in (select value from json_each(?)))
  and (? is null or changes.confidence >= ?)
  and (? is null or changes.scene_id in (select value from json_each(?)))
  and (? is null or changes.decided_at = ?)`;
const chosen = 'changes.id in (select value from json_each(?))';

function condition(selection: Selection): { where: string; parameters: SqlValue[] } {
  if ('changes' in selection) return { where: chosen, parameters: [JSON.stringify(selection.changes)] };
  const { statuses, fields, detectors, minConfidence, scenes, decidedAt } = selection.filter;
  const values = [
    list(statuses),
    list(fields),
    list(detectors),
    minConfidence ?? null,
    list(scenes),
    decidedAt ?? null,
  ];
  return { where: ofPlan, parameters: [selection.plan, ...values.flatMap((value) => [value, value])] };
}

function list(values: readonly unknown[] | undefined): string | null {
  return values ? JSON.stringify(values) : null;
}

/** Ids of the scenes that a page of the review shows, ascending, and how many there are in all. */
export function scenesOfPlan(
  database: Database,
  plan: number,
  filter: ChangeFilter,
  after: number,
  limit: number,
): { scenes: number[]; total: number } {
  const { where, parameters } = condition({ plan, filter });
  const total = database.get<{ total: number }>(
    `select count(distinct scene_id) as total from changes where ${where}`,
    parameters,
  );
  const rows = database.all<{ scene_id: number }>(
    `select distinct scene_id from changes where ${where} and scene_id > ? order by scene_id limit ?`,
    [...parameters, after, limit],
  );
  return { scenes: rows.map((row) => row.scene_id), total: total?.total ?? 0 };
}

/** The changes of a plan that a filter means, by scene and then in the order they were proposed. */
export function filteredChanges(database: Database, plan: number, filter: ChangeFilter): Change[] {
  const { where, parameters } = condition({ plan, filter });
  return database
    .all<Parameters<typeof fromRaw>[0]>(
      `select * from changes where ${where} order by scene_id, id`,
      parameters,
    )
    .map(fromRaw);
}

export function countSelected(database: Database, selection: Selection): number {
  const { where, parameters } = condition(selection);
  const row = database.get<{ changes: number }>(
    `select count(*) as changes from changes where ${where}`,
    parameters,
  );
  return row?.changes ?? 0;
}

/** Plans and scenes a decision touches. */
export function touchedBySelection(
  database: Database,
  selection: Selection,
): { plans: number[]; scenes: number[] } {
  const { where, parameters } = condition(selection);
  const idsIn = (column: 'plan_id' | 'scene_id'): number[] =>
    database
      .all<{ touched: number }>(
        `select distinct ${column} as touched from changes where ${where} order by touched`,
        parameters,
      )
      .map((row) => row.touched);
  return { plans: idsIn('plan_id'), scenes: idsIn('scene_id') };
}

export interface Decision {
  status: 'approved' | 'rejected' | 'pending';
  approvedBy: 'person' | 'policy' | null;
  /** The policy that approved, as it was then. */
  policy: unknown;
  at: string;
  /** Only changes in one of these statuses change. */
  from: readonly ChangeStatus[];
}

/**
 * One statement for any number of changes. A drifted change that is wanted again may replace the value it was shown with
 * (its current one becomes the base). Changes of plans that were set aside stay, and those that are being written at
 * this moment. Returns how many changed.
 */
export function decide(database: Database, selection: Selection, decision: Decision): number {
  const { where, parameters } = condition(selection);
  const { status, approvedBy, policy, at, from } = decision;
  return database.run(
    `update changes set
       base = case when status = 'drifted' and ? <> 'rejected' then current else base end,
       current = case when ? = 'rejected' then current else null end,
       status = ?, approved_by = ?, policy = ?, decided_at = ?, error = null, revision = revision + 1
     where ${where} and changes.status in (select value from json_each(?))
       and (select plans.status from plans where plans.id = changes.plan_id) <> 'cancelled'
       and changes.id not in (${changesBeingWritten})`,
    [
      status,
      status,
      status,
      approvedBy,
      policy === null ? null : JSON.stringify(policy),
      at,
      ...parameters,
      JSON.stringify(from),
    ],
  ).changes;
}
