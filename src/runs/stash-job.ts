import type { StashClient } from '../stash/client.ts';
import { JobByIdDocument, type JobByIdQuery, JobQueueDocument, StopJobDocument } from '../stash/generated.ts';

/** A job of Stash's queue as we remember it. Ids restart with the server, so the time it was added belongs to it. */
export interface StashJob {
  id: string;
  /** Stash's own text. Null when the job was gone before we could ask. */
  addedAt: string | null;
}

/** How Stash's description of a plugin's job begins. */
export const taskPrefix = 'Running plugin task: ';

export type StashJobState = NonNullable<JobByIdQuery['findJob']>;

/** Remembers a job that was just queued. */
export async function rememberJob(stash: StashClient, id: string): Promise<StashJob> {
  const { findJob } = await stash.request(JobByIdDocument, { id });
  return { id, addedAt: findJob?.addTime ?? null };
}

/** The job a task process is: Stash works on one at a time and does not tell it which. */
export async function runningTaskJob(stash: StashClient): Promise<StashJob | null> {
  const { jobQueue } = await stash.request(JobQueueDocument, {});
  const job = jobQueue?.find(
    ({ status, description }) => status === 'RUNNING' && description.startsWith(taskPrefix),
  );
  return job ? { id: job.id, addedAt: job.addTime } : null;
}

/** The job as Stash knows it now; null when Stash forgot it (it keeps the last ten) or its number means another job. */
export async function findOwnJob(stash: StashClient, job: StashJob): Promise<StashJobState | null> {
  const { findJob } = await stash.request(JobByIdDocument, { id: job.id });
  if (!findJob || (job.addedAt !== null && findJob.addTime !== job.addedAt)) return null;
  return findJob;
}

export function isInQueue(job: StashJobState): boolean {
  return job.status === 'READY' || job.status === 'RUNNING' || job.status === 'STOPPING';
}

/** Takes a job out of Stash's queue if it is still ours and still there. */
export async function stopOwnJob(stash: StashClient, job: StashJob): Promise<void> {
  const found = await findOwnJob(stash, job);
  if (found && isInQueue(found)) await stash.request(StopJobDocument, { id: job.id });
}
