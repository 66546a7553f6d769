import type { Context } from '../context.ts';
import { Cancelled, KnownError, readableMessage } from '../errors.ts';
import { finishPlansOfRun } from '../plans/finish-plan.ts';
import { addRunEvent } from '../store/run-events.ts';
import { runSceneIds } from '../store/run-scenes.ts';
import { cancelOpenSteps } from '../store/run-steps.ts';
import { endRun, runById, type RunEnd, type RunRow, setRunJob, summaryOf } from '../store/runs.ts';
import type { ActiveRun, RunOutcome } from './active-run.ts';
import { type Claimed, claimRun, type RunClaim } from './claim-run.ts';
import type { OwnProcess } from './own-process.ts';
import { publishRun } from './publish-run.ts';
import type { RunSummary } from './run.ts';
import { LeaseLost, openSession } from './run-session.ts';
import { findOwnJob, isInQueue, type StashJob } from './stash-job.ts';
import { covers } from './wider-input.ts';

export interface RunRequest extends RunClaim {
  process: OwnProcess;
  /** The Stash job that this process is, where it is known. */
  job?: StashJob | undefined;
  /** Of the run that this one is a part of: when that one stops, so does this. */
  signal?: AbortSignal | undefined;
}

/**
 * Does `work` as a run: of a person (`runId`, made by start-run), or a new one. When the same work is already going
 * on, nothing is done and that run is returned. `work` gets the run's own input, which is not the caller's when
 * a queued run was found. However `work` ends, the run says so; this function throws only when the store fails.
 */
export async function performRun<Input>(
  context: Context,
  request: RunRequest & { input: Input },
  work: (run: ActiveRun, input: Input) => Promise<RunOutcome>,
): Promise<RunSummary> {
  const { database, log } = context;
  const owner = crypto.randomUUID();
  const claimed = await claim(context, request, owner);
  const { run } = claimed;
  if (claimed.state !== 'ours') {
    log.info(joined(run));
    return summaryOf(run);
  }
  if (request.job && run.jobId === null) {
    setRunJob(database, run.id, request.job.id, request.job.addedAt);
  }

  const session = openSession(context, run.id, owner, request.signal);
  publishRun(context, run.id);
  let end: RunEnd | null;
  try {
    session.active.throwIfCancelled();
    end = ended(context, await work(session.active, run.input as Input));
  } catch (error) {
    end = failed(context, run.id, error);
  } finally {
    session.close();
  }
  if (end) finish(context, run.id, owner, end);
  return summaryOf(runById(database, run.id) ?? run);
}

async function claim(context: Context, request: RunRequest, owner: string): Promise<Claimed> {
  let claimed = claimRun(context, request, request.process, owner, false);
  while (mayBeDying(request, claimed)) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    claimed = claimRun(context, request, request.process, owner, false);
  }
  if (claimed.state !== 'between') return claimed;
  const { jobId, jobAddedAt } = claimed.run;
  const job = jobId === null ? null : await findOwnJob(context.stash, { id: jobId, addedAt: jobAddedAt });
  if (job && isInQueue(job)) return claimed;
  return claimRun(context, request, request.process, owner, true);
}

/**
 * A continuation that finds its run still worked on: the job before it was killed a moment ago, and its process
 * vanishes, or falls silent where it cannot be seen. So does a job that asks for more than that run does. (Stash starts the next job without waiting for the end of a killed one.)
 */
function mayBeDying(request: RunRequest, { state, run }: Claimed): boolean {
  if (state !== 'theirs' || (run.status !== 'running' && run.status !== 'cancelling')) return false;
  const isContinuation = request.continues === true && request.runId !== undefined;
  return isContinuation || !covers(run.kind, run.input, request.input);
}

function joined(run: RunRow): string {
  switch (run.status) {
    case 'running':
    case 'cancelling':
    case 'queued':
      return `Already running as run ${run.id}.`;
    case 'waiting':
      return `Already running as run ${run.id}; it waits for its turn in Stash's queue.`;
    case 'paused':
      return `Run ${run.id} is paused.`;
    default:
      return `Run ${run.id} has already ended.`;
  }
}

function ended(context: Context, outcome: RunOutcome): RunEnd {
  const { message, result, planId, next } = outcome;
  if (next) return { status: next, message, result, planId, endedAt: null };
  const status = outcome.withErrors ? 'completed_with_errors' : 'completed';
  return { status, message, result, planId, endedAt: context.clock.now() };
}

function failed(context: Context, run: number, error: unknown): RunEnd | null {
  const endedAt = context.clock.now();
  if (error instanceof LeaseLost) {
    context.log.warning(error.message);
    return null;
  }
  if (error instanceof Cancelled) {
    return { status: 'cancelled', message: error.message, endedAt };
  }
  const text = readableMessage(error);
  const stack = error instanceof Error && !(error instanceof KnownError) ? error.stack : undefined;
  context.log.error(stack ?? text);
  addRunEvent(context.database, run, endedAt, 'error', text);
  return { status: 'failed', error: text, endedAt };
}

function finish(context: Context, id: number, owner: string, end: RunEnd): void {
  const { database, clock } = context;
  database.transaction(() => {
    // Asked to stop in the last moment of a part: there is no next part.
    const stopsHere = end.endedAt === null && runById(database, id)?.cancelRequestedAt;
    const final: RunEnd = stopsHere
      ? { ...end, status: 'cancelled', message: 'Cancelled.', endedAt: clock.now() }
      : end;
    if (!endRun(database, id, ['running', 'cancelling'], owner, final)) return;
    if (final.status === 'cancelled') cancelOpenSteps(database, id, clock.now());
    if (final.endedAt !== null) finishPlansOfRun(context, id);
  });
  publishRun(context, id, {
    topics: ['runs', 'plans', 'scenes'],
    scenes: runSceneIds(database, id, 200),
  });
}
