import type { Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import type { StashClient } from '../stash/client.ts';
import { resumeSteps } from '../store/run-steps.ts';
import { activeRun, requeueRun, runById, type RunRow } from '../store/runs.ts';
import { queueRun } from './queue-run.ts';

/** Lets a paused run go on, as a job at the end of Stash's queue. */
export async function resumeRun(
  context: Pick<Context, 'database' | 'clock' | 'live'>,
  stash: () => Promise<StashClient>,
  id: number,
): Promise<RunRow> {
  const { database } = context;
  const queued = database.transaction((): RunRow => {
    const run = runById(database, id);
    if (!run) throw new NotFound(`Run ${id} does not exist.`);
    if (run.status !== 'paused') throw new Conflict(`Run ${id} is not paused: it is ${run.status}.`);
    const other = activeRun(database, run.kind, run.scope);
    if (other) {
      throw new Conflict(`Run ${other.id} does the same work now; resume run ${id} when that one has ended.`);
    }
    requeueRun(database, id, ['paused']);
    resumeSteps(database, id);
    return runById(database, id) ?? run;
  });
  await queueRun(context, stash, queued);
  return runById(database, id) ?? queued;
}
