import { processNewScenesInput } from '../../src/operations/start-run.ts';
import { performRun } from '../../src/runs/perform-run.ts';
import { reconcileRuns } from '../../src/runs/reconcile-runs.ts';
import { processNewScenes } from '../../src/workflow/process-new-scenes.ts';
import { ownProcess } from '../host/own-process.ts';
import { stopJobsOf } from '../../src/workflow/stop-jobs.ts';
import { defineTask } from './task.ts';

/** Started by a person or by its own continuation; goes on where an unfinished run stopped. */
export default defineTask(processNewScenesInput, async (input, context) => {
  const run = await performRun(
    context,
    {
      kind: 'process-new-scenes',
      scope: '',
      input,
      actor: context.actor,
      runId: context.runId,
      job: context.job,
      process: ownProcess,
      continues: true,
    },
    (active, given) => {
      // Child runs of a killed job: what they left unfinished is nobody's now.
      reconcileRuns(context, (pid, host) => pid === ownProcess.pid || ownProcess.isAlive(pid, host));
      return processNewScenes(context, active, given, ownProcess);
    },
  );
  if (run.status === 'cancelled') await stopJobsOf(context, run.id);
  return run;
});
