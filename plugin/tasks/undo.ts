import { undo } from '../../src/apply/undo.ts';
import { undoInput } from '../../src/operations/start-run.ts';
import { performRun } from '../../src/runs/perform-run.ts';
import { reconcileRuns } from '../../src/runs/reconcile-runs.ts';
import { scopeOf } from '../../src/runs/scope.ts';
import { ownProcess } from '../host/own-process.ts';
import { defineTask } from './task.ts';

export default defineTask(undoInput, (input, context) => {
  reconcileRuns(context, ownProcess.isAlive);
  return performRun(
    context,
    {
      kind: 'undo',
      scope: scopeOf('undo', input),
      input,
      planId: input.plan,
      actor: context.actor,
      runId: context.runId,
      job: context.job,
      process: ownProcess,
    },
    (active, given) => undo(context, active, given),
  );
});
