import { apply } from '../../src/apply/apply.ts';
import { applyInput } from '../../src/operations/start-run.ts';
import { performRun } from '../../src/runs/perform-run.ts';
import { reconcileRuns } from '../../src/runs/reconcile-runs.ts';
import { scopeOf } from '../../src/runs/scope.ts';
import { resumeAfterApply } from '../../src/workflow/resume-after-apply.ts';
import { ownProcess } from '../host/own-process.ts';
import { defineTask } from './task.ts';

export default defineTask(applyInput, async (input, context) => {
  // So that what killed runs left unfinished is known to be nobody's.
  reconcileRuns(context, ownProcess.isAlive);
  const run = await performRun(
    context,
    {
      kind: 'apply',
      scope: scopeOf('apply', input),
      input,
      planId: input.plan,
      actor: context.actor,
      runId: context.runId,
      job: context.job,
      process: ownProcess,
    },
    (active, given) => apply(context, active, given),
  );
  await resumeAfterApply(context, run, input.plan);
  return run;
});
