import type { Context } from '../context.ts';
import type { StashClient } from '../stash/client.ts';
import { JobQueueDocument } from '../stash/generated.ts';
import { addRunEvent } from '../store/run-events.ts';
import { cancelOpenSteps } from '../store/run-steps.ts';
import { endRun, openRuns, runById, type RunRow, setRunJob } from '../store/runs.ts';
import { publishRun } from './publish-run.ts';
import { titleOfJob } from './queue-run.ts';
import { findOwnJob, isInQueue, type StashJobState, taskPrefix } from './stash-job.ts';

/** A run is created a moment before Stash is asked for its job. */
const withoutJobMs = 30_000;

const stalled =
  "Its job is no longer in Stash's queue: Stash was restarted, or the job was removed. Start it again to go on.";

/** Runs that exist only as a job in Stash's queue; asking Stash about them costs one request for all. */
export function runsInQueue(context: Pick<Context, 'database'>): RunRow[] {
  return openRuns(context.database).filter((run) => run.status === 'queued' || run.status === 'waiting');
}

/**
 * Ends queued and waiting runs whose job Stash no longer has: cancelled when somebody removed the job, else failed
 * as stalled. Returns their ids.
 */
export async function reconcileQueuedRuns(
  context: Pick<Context, 'database' | 'clock' | 'live'>,
  stash: StashClient,
): Promise<number[]> {
  const runs = runsInQueue(context);
  if (runs.length === 0) return [];
  const { jobQueue } = await stash.request(JobQueueDocument, {});
  const ended: number[] = [];
  for (const run of runs) {
    if (run.jobId === null) {
      const own = jobQueue?.find(({ description }) => description === taskPrefix + titleOfJob(run));
      if (own) {
        setRunJob(context.database, run.id, own.id, own.addTime);
        continue;
      }
      const ageMs = Date.parse(context.clock.now()) - Date.parse(run.createdAt);
      if (ageMs > withoutJobMs && endStalled(context, run, null)) ended.push(run.id);
      continue;
    }
    const job = { id: run.jobId, addedAt: run.jobAddedAt };
    const inQueue = jobQueue?.some(
      (queued) => queued.id === job.id && (job.addedAt === null || queued.addTime === job.addedAt),
    );
    if (inQueue) continue;
    const found = await findOwnJob(stash, job);
    if (found && isInQueue(found)) continue;
    if (endStalled(context, run, found)) ended.push(run.id);
  }
  return ended;
}

function endStalled(
  context: Pick<Context, 'database' | 'clock' | 'live'>,
  run: RunRow,
  job: StashJobState | null,
): boolean {
  const { database, clock } = context;
  const now = clock.now();
  const cancelled = job?.status === 'CANCELLED';
  const text = cancelled ? "Its job was removed from Stash's queue." : (job?.error ?? stalled);
  const done = database.transaction(() => {
    // The job may have begun, and even ended, since we read the run: then it is no longer as we saw it.
    if (runById(database, run.id)?.jobId !== run.jobId) return false;
    const end = cancelled
      ? ({ status: 'cancelled', message: text, endedAt: now } as const)
      : ({ status: 'failed', error: text, endedAt: now } as const);
    if (!endRun(database, run.id, [run.status], null, end)) return false;
    if (cancelled) cancelOpenSteps(database, run.id, now);
    addRunEvent(database, run.id, now, cancelled ? 'info' : 'error', text);
    return true;
  });
  if (done) publishRun(context, run.id, { topics: ['runs', 'scenes'], scenes: null });
  return done;
}
