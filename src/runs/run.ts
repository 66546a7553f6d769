/** Kinds of work a person can start. Each is a task of `plugin/tasks` with the same name. */
export const runKinds = ['sync', 'analyze', 'apply', 'undo', 'process-new-scenes', 'verify'] as const;
export type RunKind = (typeof runKinds)[number];

/*
 * queued      we asked Stash for a job; it has not started
 * running     a process holds the lease
 * waiting     between two of our jobs: a job of Stash's is ahead of our continuation
 * paused      stopped on purpose; a person decides how it goes on (does not block another run of its kind)
 * cancelling  asked to stop; the process has not seen it yet
 * then one of completed, completed_with_errors, failed, cancelled: final.
 *
 * queued → running → waiting → running → … → final;  running → paused → queued → …
 * queued | waiting → cancelled at once;  running → cancelling → cancelled.
 * running whose process is gone → failed ("was stopped from outside"), seen by whoever looks next.
 * queued or waiting whose job Stash no longer has → failed, or cancelled when somebody took the job out.
 * failed → queued only for process-new-scenes: started again it goes on at the step where it stopped.
 */
export const runStatuses = [
  'queued',
  'running',
  'waiting',
  'paused',
  'cancelling',
  'completed',
  'completed_with_errors',
  'failed',
  'cancelled',
] as const;
export type RunStatus = (typeof runStatuses)[number];

/** Statuses in which a second run of the same kind and scope is refused; the index `runs_one_active` names the same. */
export const activeStatuses = ['queued', 'running', 'waiting', 'cancelling'] as const;

export type RunActor = 'person' | 'task' | 'workflow' | 'schedule';

export type StepStatus = 'pending' | 'running' | 'waiting' | 'completed' | 'skipped' | 'failed' | 'cancelled';

/** What lists, badges and live events show of a run. */
export interface RunSummary {
  id: number;
  kind: RunKind;
  scope: string;
  status: RunStatus;
  /** 0 to 1. */
  progress: number;
  done: number;
  /** Null while it is not known. */
  total: number | null;
  message: string;
  error: string | null;
  planId: number | null;
  parentRunId: number | null;
  actor: RunActor;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
}
