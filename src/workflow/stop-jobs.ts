import type { Context } from '../context.ts';
import { findOwnJob, stopOwnJob } from '../runs/stash-job.ts';
import { stepsOf } from '../store/run-steps.ts';
import { runById } from '../store/runs.ts';

/** After a run was cancelled in the middle of a job: takes what it had queued out of Stash's queue. */
export async function stopJobsOf({ database, stash }: Context, run: number): Promise<void> {
  for (const step of stepsOf(database, run)) {
    if (step.status !== 'cancelled' || step.jobId === null) continue;
    await stopOwnJob(stash, { id: step.jobId, addedAt: step.jobAddedAt });
  }
  const row = runById(database, run);
  if (!row || row.jobId === null) return;
  const continuation = { id: row.jobId, addedAt: row.jobAddedAt };
  // The job that is running may be this one.
  if ((await findOwnJob(stash, continuation))?.status === 'READY') await stopOwnJob(stash, continuation);
}
