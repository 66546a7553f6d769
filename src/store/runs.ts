import { activeStatuses, type RunActor, type RunKind, type RunStatus, type RunSummary } from '../runs/run.ts';
import type { Database, SqlValue } from './database.ts';

/** A run with everything only we need to know: whose job it is and who works on it. */
export interface RunRow extends RunSummary {
  input: unknown;
  result: unknown;
  jobId: string | null;
  jobAddedAt: string | null;
  leaseOwner: string | null;
  leasePid: number | null;
  leaseHost: string | null;
  heartbeatAt: string | null;
  cancelRequestedAt: string | null;
}

interface RawRun {
  id: number;
  kind: RunKind;
  scope: string;
  status: RunStatus;
  input: string;
  actor: RunActor;
  parent_run_id: number | null;
  plan_id: number | null;
  progress: number;
  done: number;
  total: number | null;
  message: string;
  error: string | null;
  result: string | null;
  job_id: string | null;
  job_added_at: string | null;
  lease_owner: string | null;
  lease_pid: number | null;
  lease_host: string | null;
  heartbeat_at: string | null;
  cancel_requested_at: string | null;
  created_at: string;
  started_at: string | null;
  ended_at: string | null;
}

/** For `status in`. */
export const active = `('${activeStatuses.join("','")}')`;
const open = `('${[...activeStatuses, 'paused'].join("','")}')`;

export function runById(database: Database, id: number): RunRow | undefined {
  const row = database.get<RawRun>('select * from runs where id = ?', [id]);
  return row && fromRaw(row);
}

/** The run that keeps a second one of its kind and scope from starting. Index: runs_one_active. */
export function activeRun(database: Database, kind: RunKind, scope: string): RunRow | undefined {
  const row = database.get<RawRun>(
    `select * from runs where kind = ? and scope = ? and status in ${active}`,
    [kind, scope],
  );
  return row && fromRaw(row);
}

/** Every run that has not ended, oldest first; paused ones included. Index: runs_by_status. */
export function openRuns(database: Database): RunRow[] {
  return database.all<RawRun>(`select * from runs where status in ${open} order by id`).map(fromRaw);
}

/** The newest run of a kind that is not a part of another one. */
export function latestRun(database: Database, kind: RunKind): RunRow | undefined {
  const row = database.get<RawRun>(
    'select * from runs where kind = ? and parent_run_id is null order by id desc limit 1',
    [kind],
  );
  return row && fromRaw(row);
}

/** Ended runs, newest first; `before` is the id of the last one already known. Child runs are left to their parent. */
export function endedRuns(
  database: Database,
  kinds: readonly RunKind[] | undefined,
  before: number | undefined,
  limit: number,
): RunRow[] {
  return database
    .all<RawRun>(
      `with wish(kinds) as (select ?)
       select runs.* from runs, wish
       where status not in ${open} and parent_run_id is null
         and (wish.kinds is null or kind in (select value from json_each(wish.kinds))) and id < ?
       order by id desc limit ?`,
      [kinds ? JSON.stringify(kinds) : null, before ?? Number.MAX_SAFE_INTEGER, limit],
    )
    .map(fromRaw);
}

export function childRuns(database: Database, parent: number): RunRow[] {
  return database
    .all<RawRun>('select * from runs where parent_run_id = ? order by id', [parent])
    .map(fromRaw);
}

/** Active runs of one plan: what the plan page shows as going on. A run of given scenes counts too. */
export function activeRunOfPlan(database: Database, plan: number): RunRow | undefined {
  const row = database.get<RawRun>(
    `select * from runs where status in ${active} and plan_id = ? order by id desc limit 1`,
    [plan],
  );
  return row && fromRaw(row);
}

export function insertRun(
  database: Database,
  run: {
    kind: RunKind;
    scope: string;
    input: unknown;
    actor: RunActor;
    planId: number | null;
    parentRunId: number | null;
    createdAt: string;
  },
): number {
  return database.run(
    `insert into runs (kind, scope, status, input, actor, plan_id, parent_run_id, created_at)
     values (?, ?, 'queued', ?, ?, ?, ?, ?)`,
    [run.kind, run.scope, JSON.stringify(run.input), run.actor, run.planId, run.parentRunId, run.createdAt],
  ).lastId;
}

/** What the run works on, once it is known better than when it was made; a retry gets this. */
export function setRunInput(database: Database, id: number, input: unknown): void {
  database.run('update runs set input = ? where id = ?', [JSON.stringify(input), id]);
}

/** The apply run that the latest undo of "the last apply" was about, when that undo was stopped on its way. */
export function stoppedUndoOfLast(database: Database, ownRun: number): number | undefined {
  const before = database.get<{ status: RunStatus; apply: number | null }>(
    `select status, input ->> '$.run' as apply from runs
     where kind = 'undo' and scope = (select scope from runs where id = ?) and id < ? order by id desc limit 1`,
    [ownRun, ownRun],
  );
  const stopped = before?.status === 'failed' || before?.status === 'cancelled';
  return stopped ? (before.apply ?? undefined) : undefined;
}

/** The Stash job that will work (or works) on the run. */
export function setRunJob(database: Database, id: number, jobId: string, addedAt: string | null): void {
  database.run('update runs set job_id = ?, job_added_at = ? where id = ?', [jobId, addedAt, id]);
}

export interface Lease {
  owner: string;
  pid: number;
  /** As `OwnProcess` says it. */
  host: string;
}

/** Makes the lease's owner the one who works on the run, whatever its status was. */
export function takeLease(database: Database, id: number, lease: Lease, now: string): void {
  database.run(
    `update runs set status = case when cancel_requested_at is null then 'running' else 'cancelling' end,
       lease_owner = ?, lease_pid = ?, lease_host = ?, heartbeat_at = ?, started_at = coalesce(started_at, ?),
       ended_at = null, error = null
     where id = ?`,
    [lease.owner, lease.pid, lease.host, now, now, id],
  );
}

/** False when somebody else has taken the run over, or ended it. */
export function beat(database: Database, id: number, owner: string, now: string): boolean {
  return (
    database.run('update runs set heartbeat_at = ? where id = ? and lease_owner = ?', [now, id, owner])
      .changes > 0
  );
}

export function setProgress(
  database: Database,
  id: number,
  owner: string,
  progress: { fraction: number; done: number; total: number | null; message: string },
): void {
  database.run(
    'update runs set progress = ?, done = ?, total = ?, message = ? where id = ? and lease_owner = ?',
    [progress.fraction, progress.done, progress.total, progress.message, id, owner],
  );
}

export function setRunPlan(database: Database, id: number, plan: number): void {
  database.run('update runs set plan_id = ? where id = ?', [plan, id]);
}

export function setParent(database: Database, id: number, parent: number): void {
  database.run('update runs set parent_run_id = ? where id = ?', [parent, id]);
}

/** Asks for the stop of a run that is being worked on; its process has to see it. */
export function requestCancel(database: Database, id: number, now: string): void {
  database.run(
    `update runs set status = 'cancelling', cancel_requested_at = coalesce(cancel_requested_at, ?)
     where id = ? and status in ('running','cancelling')`,
    [now, id],
  );
}

export interface RunEnd {
  status: RunStatus;
  message?: string;
  error?: string | null;
  result?: unknown;
  planId?: number | undefined;
  /** Null for `waiting` and `paused`, which are not the end. */
  endedAt: string | null;
}

/**
 * Leaves the run in `end.status` without a lease, but only while its status is one of `from` and (when given)
 * `owner` still holds it: whoever looks at a dead run and the run itself may both try.
 */
export function endRun(
  database: Database,
  id: number,
  from: readonly RunStatus[],
  owner: string | null,
  end: RunEnd,
): boolean {
  const parameters: SqlValue[] = [
    end.status,
    end.message ?? null,
    end.error ?? null,
    end.result === undefined ? null : JSON.stringify(end.result),
    end.planId ?? null,
    end.status,
    end.endedAt,
    id,
    JSON.stringify(from),
    owner,
    owner,
  ];
  return (
    database.run(
      `update runs set status = ?, message = coalesce(?, message), error = ?, result = coalesce(?, result),
         plan_id = coalesce(?, plan_id), progress = case when ? in ('completed','completed_with_errors') then 1 else progress end,
         ended_at = ?, lease_owner = null, lease_pid = null, lease_host = null,
         heartbeat_at = null
       where id = ? and status in (select value from json_each(?)) and (? is null or lease_owner = ?)`,
      parameters,
    ).changes > 0
  );
}

/** Back into Stash's queue: paused runs that go on, and dead ones that are picked up again. */
export function requeueRun(database: Database, id: number, from: readonly RunStatus[]): boolean {
  return (
    database.run(
      `update runs set status = 'queued', error = null, ended_at = null, cancel_requested_at = null,
         job_id = null, job_added_at = null
       where id = ? and status in (select value from json_each(?))`,
      [id, JSON.stringify(from)],
    ).changes > 0
  );
}

export function summaryOf(run: RunRow): RunSummary {
  const { id, kind, scope, status, progress, done, total, message, error, planId, parentRunId, actor } = run;
  const { createdAt, startedAt, endedAt } = run;
  return {
    id,
    kind,
    scope,
    status,
    progress,
    done,
    total,
    message,
    error,
    planId,
    parentRunId,
    actor,
    createdAt,
    startedAt,
    endedAt,
  };
}

function fromRaw(row: RawRun): RunRow {
  return {
    id: row.id,
    kind: row.kind,
    scope: row.scope,
    status: row.status,
    progress: row.progress,
    done: row.done,
    total: row.total,
    message: row.message,
    error: row.error,
    planId: row.plan_id,
    parentRunId: row.parent_run_id,
    actor: row.actor,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    input: JSON.parse(row.input) as unknown,
    result: row.result === null ? null : (JSON.parse(row.result) as unknown),
    jobId: row.job_id,
    jobAddedAt: row.job_added_at,
    leaseOwner: row.lease_owner,
    leasePid: row.lease_pid,
    leaseHost: row.lease_host,
    heartbeatAt: row.heartbeat_at,
    cancelRequestedAt: row.cancel_requested_at,
  };
}
