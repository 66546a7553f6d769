import type { Context } from '../context.ts';
import type { ActiveRun } from '../runs/active-run.ts';
import type { OwnProcess } from '../runs/own-process.ts';
import type { StashJob } from '../runs/stash-job.ts';
import type { RunStep } from '../store/run-steps.ts';

/** What each step of process-new-scenes may use. */
export interface Workflow {
  context: Context;
  run: ActiveRun;
  process: OwnProcess;
  /** Folders to scan; absent: all of the library. */
  paths: readonly string[] | undefined;
}

/**
 * How a step ended, or that it has not: `waiting` for a job of Stash's that was just queued, `paused` for a person.
 * `skipped` had nothing to do, so the next step follows in the same job.
 */
export type StepEnd =
  | { state: 'completed' | 'skipped' | 'failed'; message: string }
  | { state: 'waiting'; message: string; job: StashJob }
  | { state: 'paused'; message: string; planId: number };

/** One step. Safe to perform again after it was killed in the middle. */
export interface WorkflowStep {
  name: string;
  /** Its part of the progress bar, in percent. */
  from: number;
  to: number;
  perform(workflow: Workflow, step: RunStep): Promise<StepEnd>;
}
