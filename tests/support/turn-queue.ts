import type { Context } from '../../src/context.ts';
import { performRun } from '../../src/runs/perform-run.ts';
import type { RunSummary } from '../../src/runs/run.ts';
import { runById } from '../../src/store/runs.ts';
import { processNewScenes } from '../../src/workflow/process-new-scenes.ts';
import type { FakeJob, InMemoryStash } from './in-memory-stash.ts';
import { applyRun } from './apply-runs.ts';
import { processWith, type TestContext } from './test-context.ts';

/** Process new scenes as its task does it; `runId` as start-run and the continuations send it. */
export function workflowRun(context: Context, runId?: number): Promise<RunSummary> {
  const process = processWith();
  return performRun(
    context,
    {
      kind: 'process-new-scenes',
      scope: '',
      input: {},
      actor: 'task',
      process,
      continues: true,
      ...(runId === undefined ? {} : { runId }),
    },
    (run, input) => processNewScenes(context, run, input, process),
  );
}

/** One job of Stash's queue, done to its end; false when the queue is empty. */
export async function turnOnce(
  context: TestContext,
  scan: (stash: InMemoryStash) => void,
  inProcess: (context: TestContext, job: FakeJob) => Context = () => context,
): Promise<boolean> {
  const job = context.stash.nextJob();
  if (!job) return false;
  if (job.what.kind === 'scan') scan(context.stash);
  if (job.what.kind === 'task') {
    const { task, run } = job.what.arguments as { task: string; run: number };
    const own = inProcess(context, job);
    if (task === 'process-new-scenes') await workflowRun(own, run);
    else if (task === 'apply')
      await applyRun(own, runById(context.database, run)?.input as { plan?: number });
    else throw new Error(`this queue does not know the task ${task}`);
  }
  if (job.status === 'RUNNING') job.status = 'FINISHED';
  return true;
}

/** Until nothing is left in the queue. */
export async function turnAll(context: TestContext, scan: (stash: InMemoryStash) => void): Promise<void> {
  while (await turnOnce(context, scan));
}
