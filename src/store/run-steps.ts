import type { StepStatus } from '../runs/run.ts';
import type { Database } from './database.ts';

/** A part of a run with its own status and result, in the order of `position`. */
export interface RunStep {
  position: number;
  name: string;
  status: StepStatus;
  message: string;
  /** Plain JSON; null while there is none. */
  result: unknown;
  /** The Stash job the step waits for. */
  jobId: string | null;
  jobAddedAt: string | null;
  childRunId: number | null;
  startedAt: string | null;
  endedAt: string | null;
}

interface RawStep {
  position: number;
  name: string;
  status: StepStatus;
  message: string;
  result: string | null;
  job_id: string | null;
  job_added_at: string | null;
  child_run_id: number | null;
  started_at: string | null;
  ended_at: string | null;
}

export function stepsOf(database: Database, run: number): RunStep[] {
  return database
    .all<RawStep>('select * from run_steps where run_id = ? order by position', [run])
    .map((row) => ({
      position: row.position,
      name: row.name,
      status: row.status,
      message: row.message,
      result: row.result === null ? null : (JSON.parse(row.result) as unknown),
      jobId: row.job_id,
      jobAddedAt: row.job_added_at,
      childRunId: row.child_run_id,
      startedAt: row.started_at,
      endedAt: row.ended_at,
    }));
}

/** What pages are shown of a step. */
export function summaryOfStep({
  name,
  status,
  message,
  startedAt,
  endedAt,
}: RunStep): Pick<RunStep, 'name' | 'status' | 'message' | 'startedAt' | 'endedAt'> {
  return { name, status, message, startedAt, endedAt };
}

/** Writes the steps of a new run; safe to call again. */
export function planSteps(database: Database, run: number, names: readonly string[]): void {
  database.transaction(() => {
    for (const [position, name] of names.entries()) {
      database.run(
        `insert into run_steps (run_id, position, name, status) values (?, ?, ?, 'pending')
         on conflict do nothing`,
        [run, position, name],
      );
    }
  });
}

export function startStep(database: Database, run: number, position: number, now: string): void {
  database.run(
    `update run_steps set status = 'running', started_at = coalesce(started_at, ?), ended_at = null
     where run_id = ? and position = ?`,
    [now, run, position],
  );
}

/** The step now waits for a job of Stash's. */
export function stepWaits(
  database: Database,
  run: number,
  position: number,
  job: { id: string; addedAt: string | null },
  message: string,
): void {
  database.run(
    `update run_steps set status = 'waiting', job_id = ?, job_added_at = ?, message = ?
     where run_id = ? and position = ?`,
    [job.id, job.addedAt, message, run, position],
  );
}

export function setStepChild(database: Database, run: number, position: number, child: number): void {
  database.run('update run_steps set child_run_id = ? where run_id = ? and position = ?', [
    child,
    run,
    position,
  ]);
}

export function endStep(
  database: Database,
  run: number,
  position: number,
  end: { status: StepStatus; message: string; at: string },
): void {
  database.run(
    `update run_steps set status = ?, message = ?, ended_at = ? where run_id = ? and position = ?`,
    [end.status, end.message, end.at, run, position],
  );
}

/** Steps that had begun and not ended. */
export function cancelOpenSteps(database: Database, run: number, now: string): void {
  database.run(
    `update run_steps set status = 'cancelled', ended_at = ?
     where run_id = ? and status in ('running','waiting')`,
    [now, run],
  );
}

/** Every step is to be done again. */
export function rewindSteps(database: Database, run: number): void {
  database.run(
    `update run_steps set status = 'pending', message = '', result = null, job_id = null, job_added_at = null,
       child_run_id = null, started_at = null, ended_at = null
     where run_id = ?`,
    [run],
  );
}

/** Notes on the step a run was paused at that somebody let it go on; a run that was only killed there pauses again. */
export function resumeSteps(database: Database, run: number): void {
  database.run(
    `update run_steps set result = '{"resumed":true}' where run_id = ? and status = 'waiting' and job_id is null`,
    [run],
  );
}
