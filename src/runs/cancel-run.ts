import type { Context } from '../context.ts';
import { NotFound, readableMessage } from '../errors.ts';
import type { StashClient } from '../stash/client.ts';
import { addRunEvent } from '../store/run-events.ts';
import { cancelOpenSteps, stepsOf } from '../store/run-steps.ts';
import { endRun, requestCancel, runById, type RunRow } from '../store/runs.ts';
import { endDeadRun, isDead } from './dead-run.ts';
import type { IsAlive } from './own-process.ts';
import { publishRun } from './publish-run.ts';
import { type StashJob, stopOwnJob } from './stash-job.ts';

/**
 * Asks a run to stop. Queued, waiting and paused runs are cancelled at once and their jobs leave Stash's queue;
 * a running one sees the flag within half a second. Safe to call again, and for a run that has ended.
 */
export async function cancelRun(
  context: Pick<Context, 'database' | 'clock' | 'live' | 'log'>,
  stash: () => Promise<StashClient>,
  isAlive: IsAlive,
  id: number,
): Promise<RunRow> {
  const { database, clock } = context;
  const before = runById(database, id);
  if (!before) throw new NotFound(`Run ${id} does not exist.`);
  const now = clock.now();

  const jobs = database.transaction((): StashJob[] => {
    const open = stepsOf(database, id).filter((step) => step.status === 'waiting');
    const end = { status: 'cancelled', message: 'Cancelled.', endedAt: now } as const;
    if (!endRun(database, id, ['queued', 'waiting', 'paused'], null, end)) {
      requestCancel(database, id, now);
      return [];
    }
    cancelOpenSteps(database, id, now);
    addRunEvent(database, id, now, 'info', 'Cancelled.');
    return [before, ...open].flatMap((owner) =>
      owner.jobId === null ? [] : [{ id: owner.jobId, addedAt: owner.jobAddedAt }],
    );
  });

  for (const job of jobs) {
    try {
      await stopOwnJob(await stash(), job);
    } catch (error) {
      // The run is cancelled all the same: its job finds that out and ends at once.
      context.log.warning(`Stash's job ${job.id} could not be stopped: ${readableMessage(error)}`);
    }
  }

  const after = runById(database, id);
  if (after && isDead(after, clock.now(), isAlive)) endDeadRun(context, after);
  publishRun(context, id, { topics: ['runs', 'scenes'], scenes: null });
  return runById(database, id) ?? before;
}
