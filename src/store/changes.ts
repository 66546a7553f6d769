import type { Action, Change, ChangeStatus, Evidence, Field, FieldValue, Proposal } from '../plans/change.ts';
import type { Database } from './database.ts';

interface RawChange {
  id: number;
  plan_id: number;
  scene_id: number;
  field: Field;
  action: Action;
  base: string | null;
  proposed: string;
  original_proposed: string | null;
  label: string;
  confidence: number;
  detector: string;
  detector_version: number;
  evidence: string;
  status: ChangeStatus;
  approved_by: 'person' | 'policy' | null;
  current: string | null;
  error: string | null;
  revision: number;
}

/**
 * Adds proposals to a plan; one that is there already, as it was proposed or as a person edited it, is left alone
 * with whatever was decided. Returns how many were new.
 */
export function insertProposals(database: Database, plan: number, proposals: readonly Proposal[]): number {
  let added = 0;
  for (const proposal of proposals) {
    const proposed = JSON.stringify(proposal.proposed);
    const { sceneId, field, action } = proposal;
    added += database.run(
      `insert into changes (plan_id, scene_id, field, action, base, proposed, label, confidence, detector,
         detector_version, evidence, status)
       select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending'
       where not exists (select 1 from changes
         where plan_id = ? and scene_id = ? and field = ? and action = ? and original_proposed = ?)
       on conflict do nothing`,
      [
        plan,
        sceneId,
        field,
        action,
        JSON.stringify(proposal.base),
        proposed,
        proposal.label,
        proposal.confidence,
        proposal.detector,
        proposal.detectorVersion,
        JSON.stringify(proposal.evidence),
        plan,
        sceneId,
        field,
        action,
        proposed,
      ],
    ).changes;
  }
  return added;
}

export function changeById(database: Database, id: number): Change | undefined {
  const row = database.get<RawChange>('select * from changes where id = ?', [id]);
  return row && fromRaw(row);
}

/** A scene's changes in every plan that was not set aside, newest plan first. Index: changes_by_scene. */
export function changesOfScene(database: Database, scene: number): Change[] {
  return database
    .all<RawChange>(
      `select changes.* from changes join plans on plans.id = changes.plan_id
       where changes.scene_id = ? and plans.status <> 'cancelled' order by changes.plan_id desc, changes.id`,
      [scene],
    )
    .map(fromRaw);
}

/** Approved changes of a scene, in the order they are written: the surest first, so that of two rivals it wins. */
export function approvedChanges(database: Database, scene: number, plan: number | undefined): Change[] {
  return database
    .all<RawChange>(
      `select changes.* from changes join plans on plans.id = changes.plan_id
       where changes.scene_id = ? and changes.status = 'approved' and plans.status <> 'cancelled'
         and (? is null or changes.plan_id = ?)
       order by changes.confidence desc, changes.id`,
      [scene, plan ?? null, plan ?? null],
    )
    .map(fromRaw);
}

/** Of changes read a moment ago those that are still approved as they were then, in a plan that still counts. */
export function stillApproved(database: Database, changes: readonly Change[]): Change[] {
  return changes.filter(
    ({ id, revision }) =>
      database.get(
        `select 1 from changes join plans on plans.id = changes.plan_id
         where changes.id = ? and changes.status = 'approved' and changes.revision = ?
           and plans.status <> 'cancelled'`,
        [id, revision],
      ) !== undefined,
  );
}

/**
 * A write was found done after its process had died: the change is applied, whatever was decided on it meanwhile,
 * unless a person edited it to another value.
 */
export function settleFoundApplied(database: Database, id: number, value: FieldValue): void {
  database.run(
    `update changes set status = 'applied', current = null, error = null, revision = revision + 1
     where id = ? and proposed = ? and status <> 'applied'`,
    [id, JSON.stringify(value)],
  );
}

/** Scenes with approved changes, ascending. Index: changes_by_status. */
export function scenesToApply(
  database: Database,
  plan: number | undefined,
  scenes: readonly number[] | undefined,
): number[] {
  const list = scenes ? JSON.stringify(scenes) : null;
  return database
    .all<{ scene_id: number }>(
      `select distinct changes.scene_id from changes join plans on plans.id = changes.plan_id
       where changes.status = 'approved' and plans.status <> 'cancelled'
         and (? is null or changes.plan_id = ?)
         and (? is null or changes.scene_id in (select value from json_each(?)))
       order by changes.scene_id`,
      [plan ?? null, plan ?? null, list, list],
    )
    .map((row) => row.scene_id);
}

/** The end of one change in an apply or an undo. Only while it is still as it was read: `from`. */
export function settleChange(
  database: Database,
  id: number,
  from: readonly ChangeStatus[],
  to: { status: ChangeStatus; current?: FieldValue | undefined; error?: string | undefined },
): void {
  database.run(
    `update changes set status = ?, current = ?, error = ?, revision = revision + 1
     where id = ? and status in (select value from json_each(?))`,
    [
      to.status,
      to.current === undefined ? null : JSON.stringify(to.current),
      to.error ?? null,
      id,
      JSON.stringify(from),
    ],
  );
}

/** A person's own value in place of the detector's; approves it. False when another change proposes it already. */
export function replaceProposed(
  database: Database,
  change: Change,
  proposed: FieldValue,
  label: string,
  now: string,
): boolean {
  const text = JSON.stringify(proposed);
  const taken = database.get(
    `select 1 from changes
     where plan_id = ? and scene_id = ? and field = ? and action = ? and proposed = ? and id <> ?`,
    [change.planId, change.sceneId, change.field, change.action, text, change.id],
  );
  if (taken) return false;
  database.run(
    `update changes set original_proposed = coalesce(original_proposed, proposed), proposed = ?, label = ?,
       base = case when status = 'drifted' then current else base end, current = null, error = null,
       status = 'approved', approved_by = 'person', policy = null, decided_at = ?, revision = revision + 1
     where id = ?`,
    [text, label, now, change.id],
  );
  return true;
}

export function fromRaw(row: RawChange): Change {
  return {
    id: row.id,
    planId: row.plan_id,
    sceneId: row.scene_id,
    field: row.field,
    action: row.action,
    base: parse(row.base),
    proposed: parse(row.proposed),
    ...(row.original_proposed === null ? {} : { originalProposed: parse(row.original_proposed) }),
    label: row.label,
    confidence: row.confidence,
    detector: row.detector,
    detectorVersion: row.detector_version,
    evidence: JSON.parse(row.evidence) as Evidence[],
    status: row.status,
    approvedBy: row.approved_by,
    current: parse(row.current),
    error: row.error,
    revision: row.revision,
  };
}

function parse(text: string | null): FieldValue {
  return text === null ? null : (JSON.parse(text) as FieldValue);
}
