import type { Change, ChangeStatus, Field } from '../plans/change.ts';
import { fromRaw } from './changes.ts';
import type { Database } from './database.ts';

/** Which changes are meant; every condition narrows. */
export interface ChangeFilter {
  statuses?: readonly ChangeStatus[] | undefined;
  fields?: readonly Field[] | undefined;
  detectors?: readonly string[] | undefined;
  minConfidence?: number | undefined;
  scenes?: readonly number[] | undefined;
}

/** A filter of one plan, or chosen changes by id. */
export type Selection = { plan: number; filter: ChangeFilter } | { changes: readonly number[] };

/*
 * One static statement per purpose, the selection as one JSON parameter `s`: a condition that is not there is null.
 * Index: changes_by_plan for a plan, the primary key for chosen changes.
 */
const ofPlan = `changes.plan_id = s->>'plan'
  and (s->'statuses' is null or changes.status in (select value from json_each(s, '$.statuses')))
  and (s->'fields' is null or changes.field in (select value from json_each(s, '$.fields')))
  and (s->'detectors' is null or changes.detector in (select value from json_each(s, '$.detectors')))
  and (s->'minConfidence' is null or changes.confidence >= s->>'minConfidence')
  and (s->'scenes' is null or changes.scene_id in (select value from json_each(s, '$.scenes')))`;
const chosen = `changes.id in (select value from json_each(s, '$.changes'))`;

function condition(selection: Selection): { where: string; s: string } {
  if ('changes' in selection) return { where: chosen, s: JSON.stringify({ changes: selection.changes }) };
  return { where: ofPlan, s: JSON.stringify({ ...selection.filter, plan: selection.plan }) };
}

/** Ids of the scenes that a page of the review shows, ascending, and how many there are in all. */
export function scenesOfPlan(
  database: Database,
  plan: number,
  filter: ChangeFilter,
  after: number,
  limit: number,
): { scenes: number[]; total: number } {
  const { where, s } = condition({ plan, filter });
  const total = database.get<{ total: number }>(
    `with selection(s) as (select ?)
     select count(distinct changes.scene_id) as total from selection, changes where ${where}`,
    [s],
  );
  const rows = database.all<{ scene_id: number }>(
    `with selection(s) as (select ?)
     select distinct changes.scene_id from selection, changes
     where ${where} and changes.scene_id > ? order by changes.scene_id limit ?`,
    [s, after, limit],
  );
  return { scenes: rows.map((row) => row.scene_id), total: total?.total ?? 0 };
}

/** The changes of a plan that a filter means, by scene and then in the order they were proposed. */
export function filteredChanges(database: Database, plan: number, filter: ChangeFilter): Change[] {
  const { where, s } = condition({ plan, filter });
  return database
    .all<Parameters<typeof fromRaw>[0]>(
      `with selection(s) as (select ?)
       select changes.* from selection, changes where ${where} order by changes.scene_id, changes.id`,
      [s],
    )
    .map(fromRaw);
}

export function countSelected(database: Database, selection: Selection): number {
  const { where, s } = condition(selection);
  const row = database.get<{ changes: number }>(
    `with selection(s) as (select ?) select count(*) as changes from selection, changes where ${where}`,
    [s],
  );
  return row?.changes ?? 0;
}

/** Plans and scenes a decision touches. */
export function touchedBySelection(
  database: Database,
  selection: Selection,
): { plans: number[]; scenes: number[] } {
  const { where, s } = condition(selection);
  const list = (column: 'plan_id' | 'scene_id'): number[] =>
    database
      .all<{ id: number }>(
        `with selection(s) as (select ?)
         select distinct changes.${column} as id from selection, changes where ${where} order by id`,
        [s],
      )
      .map((row) => row.id);
  return { plans: list('plan_id'), scenes: list('scene_id') };
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
 * (its current one becomes the base). Changes of plans that were set aside stay. Returns how many changed.
 */
export function decide(database: Database, selection: Selection, decision: Decision): number {
  const { where, s } = condition(selection);
  const { status, approvedBy, policy, at, from } = decision;
  return database.run(
    `with selection(s) as (select ?)
     update changes set
       base = case when status = 'drifted' and ? <> 'rejected' then current else base end,
       current = case when ? = 'rejected' then current else null end,
       status = ?, approved_by = ?, policy = ?, decided_at = ?, error = null, revision = revision + 1
     from selection
     where ${where} and changes.status in (select value from json_each(?))
       and (select plans.status from plans where plans.id = changes.plan_id) <> 'cancelled'`,
    [
      s,
      status,
      status,
      status,
      approvedBy,
      policy === null ? null : JSON.stringify(policy),
      at,
      JSON.stringify(from),
    ],
  ).changes;
}
