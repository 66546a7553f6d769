import type { Action, Change, Field, FieldValue } from '../plans/change.ts';
import type { Database, SqlValue } from './database.ts';

/** For other statements about changes. Index: applied_values_one_open, of which few rows are intents. */
export const changesBeingWritten = `select applied_values.change_id from applied_values
  join runs on runs.id = case applied_values.state when 'intent' then apply_run_id else undo_run_id end
  where applied_values.state in ('intent','undo-intent') and runs.status in ('running','cancelling')`;

export type AppliedState = 'intent' | 'written' | 'undo-intent' | 'undone' | 'kept' | 'void';

/** What was written, or is about to be, with the value before: undo lives on these. */
export interface AppliedValue {
  id: number;
  changeId: number;
  planId: number;
  sceneId: number;
  field: Field;
  action: Action;
  applyRunId: number;
  undoRunId: number | null;
  /** Scalars and studio: the value written. Lists: the entity's id. */
  value: FieldValue;
  /** Lists: whether the entity was in the list. */
  before: FieldValue;
  after: FieldValue;
  state: AppliedState;
}

interface RawValue {
  id: number;
  change_id: number;
  plan_id: number;
  scene_id: number;
  field: Field;
  action: Action;
  apply_run_id: number;
  undo_run_id: number | null;
  value: string;
  before: string;
  after: string;
  state: AppliedState;
}

/** The note of an intent whose process died, while Stash still held the value before. */
const stoppedBefore = 'Stopped before the write.';

/**
 * Says what is about to be written; committed before the write is sent. A row of this change that is still open goes
 * on as this one: what it says of Stash is older than what was just read.
 */
export function insertIntent(
  database: Database,
  change: Change,
  applyRun: number,
  values: { before: FieldValue; after: FieldValue },
  now: string,
): number {
  const row = database.get<{ id: number }>(
    `insert into applied_values (change_id, plan_id, scene_id, field, action, apply_run_id, value, before, after,
       state, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'intent', ?)
     on conflict (change_id) where state in ('intent','written','undo-intent') do update set
       apply_run_id = excluded.apply_run_id, value = excluded.value, before = excluded.before,
       after = excluded.after, state = 'intent', undo_run_id = null, note = null, written_at = null
     returning id`,
    [
      change.id,
      change.planId,
      change.sceneId,
      change.field,
      change.action,
      applyRun,
      JSON.stringify(change.proposed),
      JSON.stringify(values.before),
      JSON.stringify(values.after),
      now,
    ],
  );
  if (!row) throw new Error(`no row for change ${change.id}`);
  return row.id;
}

/** `after` is what Stash really holds: it may have trimmed the text. */
export function markWritten(database: Database, id: number, after: FieldValue, now: string): void {
  database.run(
    `update applied_values set state = 'written', after = ?, written_at = coalesce(written_at, ?), note = null
     where id = ?`,
    [JSON.stringify(after), now, id],
  );
}

/** The write never reached Stash, or was refused. */
export function markVoid(database: Database, id: number, note: string): void {
  database.run(`update applied_values set state = 'void', note = ? where id = ?`, [note, id]);
}

/** As far as Stash shows. The request may still be on its way: see `reviveStopped`. */
export function markStopped(database: Database, id: number): void {
  markVoid(database, id, stoppedBefore);
}

/**
 * Stash holds what the change wants, and a process of ours died over writing just that: it was written after all, by
 * a request that arrived late. Then the value can be undone, with the run that found it.
 */
export function reviveStopped(
  database: Database,
  change: number,
  after: FieldValue,
  applyRun: number,
  now: string,
): void {
  database.run(
    `update applied_values set state = 'written', apply_run_id = ?, written_at = ?, note = null
     where id = (select max(id) from applied_values where change_id = ? and state = 'void' and note = ?)
       and after = ?
       and not exists (select 1 from applied_values
         where change_id = ? and state in ('intent','written','undo-intent'))`,
    [applyRun, now, change, stoppedBefore, JSON.stringify(after), change],
  );
}

/** Of these changes those that a living run is writing, or taking back, at this moment. */
export function beingWritten(database: Database, changes: readonly number[]): number[] {
  return database
    .all<{ id: number }>(`select value as id from json_each(?) where value in (${changesBeingWritten})`, [
      JSON.stringify(changes),
    ])
    .map((row) => row.id);
}

/** Somebody changed the value after us: it stays as they left it. */
export function markKept(database: Database, id: number, undoRun: number | null, note: string): void {
  database.run(
    `update applied_values set state = 'kept', undo_run_id = coalesce(?, undo_run_id), note = ? where id = ?`,
    [undoRun, note, id],
  );
}

export function markUndoIntent(database: Database, ids: readonly number[], undoRun: number): void {
  database.run(
    `update applied_values set state = 'undo-intent', undo_run_id = ?
     where id in (select value from json_each(?))`,
    [undoRun, JSON.stringify(ids)],
  );
}

export function markUndone(
  database: Database,
  id: number,
  undoRun: number,
  note: string | null,
  now: string,
): void {
  database.run(
    `update applied_values set state = 'undone', undo_run_id = ?, note = ?, undone_at = ? where id = ?`,
    [undoRun, note, now, id],
  );
}

/** The undo was refused by Stash: as if it had never been tried, but for the note. */
export function markWrittenAgain(database: Database, id: number, note: string): void {
  database.run(`update applied_values set state = 'written', undo_run_id = null, note = ? where id = ?`, [
    note,
    id,
  ]);
}

/**
 * Rows that a killed process left between its intent and its result: of `ownRun`, and of every run that has ended.
 * Reads every row once per run.
 */
export function openIntents(database: Database, ownRun: number): AppliedValue[] {
  return database
    .all<RawValue>(
      `select applied_values.* from applied_values
       join runs on runs.id = case state when 'intent' then apply_run_id else undo_run_id end
       where state in ('intent','undo-intent')
         and (runs.id = ? or runs.status not in ('running','cancelling'))
       order by applied_values.scene_id, applied_values.id`,
      [ownRun],
    )
    .map(fromRaw);
}

/** Which applied values an undo means. */
export interface UndoSelection {
  plan?: number | undefined;
  /** An apply run. */
  run?: number | undefined;
  scenes?: readonly number[] | undefined;
}

/*
 * What an earlier undo left alone is tried again: the value may be ours again by now. A race lost while applying
 * (kept, without an undo run) is not ours to undo.
 */
const undoable = `(state = 'written' or (state = 'kept' and undo_run_id is not null))
  and (? is null or plan_id = ?)
  and (? is null or apply_run_id = ?)
  and (? is null or scene_id in (select value from json_each(?)))`;

function parametersOf({ plan, run, scenes }: UndoSelection): SqlValue[] {
  const values = [plan ?? null, run ?? null, scenes ? JSON.stringify(scenes) : null];
  return values.flatMap((value) => [value, value]);
}

/** Scenes with something to undo, ascending. Reads every row once per run. */
export function scenesToUndo(database: Database, selection: UndoSelection): number[] {
  return database
    .all<{ scene_id: number }>(
      `select distinct scene_id from applied_values where ${undoable} order by scene_id`,
      parametersOf(selection),
    )
    .map((row) => row.scene_id);
}

/**
 * One scene's values to undo, the last written first: values written over one another are taken off in turn.
 * Index: applied_values_by_scene.
 */
export function valuesToUndo(database: Database, selection: UndoSelection, scene: number): AppliedValue[] {
  return database
    .all<RawValue>(`select * from applied_values where ${undoable} and scene_id = ? order by id desc`, [
      ...parametersOf(selection),
      scene,
    ])
    .map(fromRaw);
}

/** What an undo of the whole plan would look at. Index: applied_values_by_plan. */
export function sizeOfUndo(database: Database, plan: number): { changes: number; scenes: number } {
  return (
    database.get<{ changes: number; scenes: number }>(
      `select count(*) as changes, count(distinct scene_id) as scenes from applied_values
       where plan_id = ? and (state = 'written' or (state = 'kept' and undo_run_id is not null))`,
      [plan],
    ) ?? { changes: 0, scenes: 0 }
  );
}

/** The newest apply run of which something is still in place. Index: applied_values_by_run, from its end. */
export function lastApplyRun(database: Database): number | undefined {
  return database.get<{ run: number }>(
    `select apply_run_id as run from applied_values where state = 'written' order by apply_run_id desc limit 1`,
  )?.run;
}

function fromRaw(row: RawValue): AppliedValue {
  return {
    id: row.id,
    changeId: row.change_id,
    planId: row.plan_id,
    sceneId: row.scene_id,
    field: row.field,
    action: row.action,
    applyRunId: row.apply_run_id,
    undoRunId: row.undo_run_id,
    value: JSON.parse(row.value) as FieldValue,
    before: JSON.parse(row.before) as FieldValue,
    after: JSON.parse(row.after) as FieldValue,
    state: row.state,
  };
}
