import type { Context } from '../context.ts';
import { counted } from '../counted.ts';
import { Cancelled, KnownError, NotAuthorized, readableMessage, StashUnreachable } from '../errors.ts';
import type { ActiveRun, RunOutcome } from '../runs/active-run.ts';
import type { OwnProcess } from '../runs/own-process.ts';
import { queueJobOfRun } from '../runs/queue-run.ts';
import { LeaseLost } from '../runs/run-session.ts';
import { findOwnJob, isInQueue } from '../runs/stash-job.ts';
import { endStep, planSteps, type RunStep, startStep, stepsOf, stepWaits } from '../store/run-steps.ts';
import { runById, setRunJob } from '../store/runs.ts';
import { analyzeStep } from './analyze-step.ts';
import { applyStep } from './apply-step.ts';
import { findNewScenes } from './find-new-scenes.ts';
import { generateStep } from './generate-step.ts';
import { scanStep } from './scan-step.ts';
import { syncStep } from './sync-step.ts';
import type { StepEnd, Workflow, WorkflowStep } from './workflow.ts';

const steps: readonly WorkflowStep[] = [scanStep, syncStep, analyzeStep, applyStep, generateStep];

export interface ProcessNewScenesInput {
  paths?: string[] | undefined;
}

/*
 * Stash's queue does one job at a time, so no job of ours can wait for one of Stash's. The chain is a state machine
 * in run_steps, moved on by one job after another:
 *
 *   job 1  scan: queues Stash's scan and, right behind it, job 2; ends             run: waiting
 *   (Stash scans)
 *   job 2  looks how the scan ended; sync, as a child run; queues job 3; ends      run: waiting
 *   job 3  analyze, as a child run; queues job 4; ends
 *   job 4  apply, as a child run; queues job 5; ends.   Without a policy: ends     run: paused
 *   job 5  generate: queues Stash's generate and, right behind it, job 6; ends
 *   (Stash generates)
 *   job 6  looks how that ended; the run is done.
 *
 * A step that has nothing to do is skipped within the same job. A step that failed is noted and the next one follows;
 * the run then ends as completed_with_errors. Other people's jobs get their turn in between.
 *
 * Killed at any point: what a step did is in the store or in Stash, and each may be performed again. `pending` and
 * `running` steps are performed; a `waiting` one is judged by its job. So the next job of the run (its continuation,
 * or a start by a person) goes on at the step where it died. Two jobs of one run do no harm: one holds the lease, and
 * none queues a continuation while another one is in the queue.
 */
export async function processNewScenes(
  context: Context,
  run: ActiveRun,
  input: ProcessNewScenesInput,
  process: OwnProcess,
): Promise<RunOutcome> {
  const workflow: Workflow = { context, run, process, paths: input.paths };
  planSteps(
    context.database,
    run.id,
    steps.map((step) => step.name),
  );

  for (const [position, step] of steps.entries()) {
    run.throwIfCancelled();
    const state = stepOf(workflow, position);
    if (isOver(state)) continue;

    if (state.status === 'waiting' && state.jobId !== null) {
      const job = await lookAtJob(workflow, state);
      if (job === 'in the queue') return toBeContinued(workflow, step.from, state.message);
      noteEnd(workflow, step, position, job);
      continue;
    }

    run.progress(step.from, 100, step.name);
    if (state.status !== 'waiting') startStep(context.database, run.id, position, context.clock.now());
    const end = await attempt(workflow, step, state);
    switch (end.state) {
      case 'waiting':
        stepWaits(context.database, run.id, position, end.job, end.message);
        return toBeContinued(workflow, (step.from + step.to) / 2, end.message);
      case 'paused':
        return pause(workflow, step, position, end);
      default:
        noteEnd(workflow, step, position, end);
    }
    const isLast = position === steps.length - 1;
    if (end.state !== 'skipped' && !isLast) return toBeContinued(workflow, step.to, end.message);
  }
  return summarize(workflow);
}

function stepOf({ context, run }: Workflow, position: number): RunStep {
  const step = stepsOf(context.database, run.id)[position];
  if (!step) throw new Error(`run ${run.id} has no step ${position}`);
  return step;
}

function isOver({ status }: RunStep): boolean {
  return status === 'completed' || status === 'skipped' || status === 'failed' || status === 'cancelled';
}

/** A step's own failure ends the step; a cancel, or a lost lease, ends the work. */
async function attempt(workflow: Workflow, step: WorkflowStep, state: RunStep): Promise<StepEnd> {
  try {
    return await step.perform(workflow, state);
  } catch (error) {
    if (error instanceof Cancelled || error instanceof LeaseLost) throw error;
    workflow.run.signal.throwIfAborted();
    // Without Stash there is no next step either: the run fails here, and goes on here when it is started again.
    if (error instanceof StashUnreachable || error instanceof NotAuthorized) throw error;
    if (!(error instanceof KnownError) && error instanceof Error)
      workflow.context.log.error(error.stack ?? '');
    return { state: 'failed', message: readableMessage(error) };
  }
}

/** How Stash's job ended. FINISHED says little and no answer nothing: the steps after it look at what is there. */
async function lookAtJob({ context }: Workflow, state: RunStep): Promise<StepEnd | 'in the queue'> {
  const job = await findOwnJob(context.stash, { id: state.jobId ?? '', addedAt: state.jobAddedAt });
  if (!job) return { state: 'completed', message: 'Stash no longer knows how its job ended.' };
  if (isInQueue(job)) return 'in the queue';
  if (job.status === 'CANCELLED')
    throw new Cancelled(`Stash's ${state.name} was stopped, and the rest with it.`);
  if (job.status === 'FAILED')
    return { state: 'failed', message: job.error ?? `Stash's ${state.name} failed.` };
  return { state: 'completed', message: 'Done by Stash.' };
}

function noteEnd({ context, run }: Workflow, step: WorkflowStep, position: number, end: StepEnd): void {
  if (end.state === 'waiting' || end.state === 'paused') return;
  const { state, message } = end;
  endStep(context.database, run.id, position, { status: state, message, at: context.clock.now() });
  run.event(state === 'failed' ? 'warning' : 'info', `${step.name}: ${message}`);
  run.progress(step.to, 100, message);
}

/** Makes sure that a job of this run is in Stash's queue; the last thing a job does. */
async function toBeContinued(workflow: Workflow, percent: number, message: string): Promise<RunOutcome> {
  const { context, run } = workflow;
  run.progress(percent, 100, message);
  const row = runById(context.database, run.id);
  if (!row) throw new Error(`run ${run.id} vanished`);
  const known = row.jobId === null ? null : { id: row.jobId, addedAt: row.jobAddedAt };
  const job = known && (await findOwnJob(context.stash, known));
  // READY: not this job, which is running.
  if (job?.status !== 'READY') {
    const next = await queueJobOfRun(context.stash, row);
    setRunJob(context.database, run.id, next.id, next.addedAt);
  }
  return { message, result: {}, next: 'waiting' };
}

function pause(
  { context, run }: Workflow,
  step: WorkflowStep,
  position: number,
  end: Extract<StepEnd, { state: 'paused' }>,
): RunOutcome {
  endStep(context.database, run.id, position, {
    status: 'waiting',
    message: end.message,
    at: context.clock.now(),
  });
  run.event('info', end.message);
  run.progress(step.from, 100, end.message);
  return { message: end.message, result: {}, planId: end.planId, next: 'paused' };
}

function summarize(workflow: Workflow): RunOutcome {
  const done = stepsOf(workflow.context.database, workflow.run.id);
  const scenes = findNewScenes(workflow);
  const failed = done.filter((step) => step.status === 'failed');
  const details = done
    .filter((step) => step.name === 'analyze' || step.name === 'apply')
    .filter((step) => step.status === 'completed' || step.status === 'failed')
    .map((step) => step.message);
  const problems = failed.length === 0 ? [] : [`Failed: ${failed.map((step) => step.name).join(', ')}.`];
  return {
    message: [`${counted(scenes.length, 'new scene')}.`, ...details, ...problems].join(' '),
    withErrors: failed.length > 0,
    result: {
      newScenes: scenes.slice(0, 10_000),
      steps: Object.fromEntries(
        done.map((step) => [step.name, { status: step.status, message: step.message }]),
      ),
    },
  };
}
