import type { Context } from '../context.ts';
import { readableMessage } from '../errors.ts';
import type { StashClient } from '../stash/client.ts';
import { QueueTaskDocument } from '../stash/generated.ts';
import { addRunEvent } from '../store/run-events.ts';
import { endRun, type RunRow, setRunJob } from '../store/runs.ts';
import { publishRun } from './publish-run.ts';
import type { RunKind } from './run.ts';
import { rememberJob, type StashJob } from './stash-job.ts';

/** What Stash's job list says, behind its own "Running plugin task: ". */
export const runTitles: Record<RunKind, string> = {
  sync: 'StashHog: Sync',
  analyze: 'StashHog: Analyze',
  apply: 'StashHog: Apply approved changes',
  undo: 'StashHog: Undo',
  'process-new-scenes': 'StashHog: Process new scenes',
  verify: 'StashHog: Verify',
};

/** Names the run, so that its job can be found when the answer that named the job was lost. */
export function titleOfJob({ kind, id }: Pick<RunRow, 'kind' | 'id'>): string {
  return `${runTitles[kind]} (run ${id})`;
}

/** Asks Stash for a job that works on the run. A job without a task name of the manifest: the Tasks page has no arguments. */
export async function queueJobOfRun(stash: StashClient, run: RunRow): Promise<StashJob> {
  const { runPluginTask: id } = await stash.request(QueueTaskDocument, {
    description: titleOfJob(run),
    arguments: { task: run.kind, run: run.id, input: run.input },
  });
  return rememberJob(stash, id);
}

/** Queues the job of a queued run and remembers it; when Stash refuses, the run fails with Stash's sentence and so does this. */
export async function queueRun(
  context: Pick<Context, 'database' | 'clock' | 'live'>,
  stash: () => Promise<StashClient>,
  run: RunRow,
): Promise<void> {
  const { database, clock } = context;
  try {
    const job = await queueJobOfRun(await stash(), run);
    setRunJob(database, run.id, job.id, job.addedAt);
  } catch (error) {
    const text = readableMessage(error);
    const now = clock.now();
    endRun(database, run.id, ['queued'], null, { status: 'failed', error: text, endedAt: now });
    addRunEvent(database, run.id, now, 'error', text);
    publishRun(context, run.id);
    throw error;
  }
  publishRun(context, run.id);
}
