import { verifyInput } from '../../src/operations/start-run.ts';
import { performRun } from '../../src/runs/perform-run.ts';
import { scopeOf } from '../../src/runs/scope.ts';
import { verify } from '../../src/sync/verify.ts';
import { ownProcess } from '../host/own-process.ts';
import { defineTask } from './task.ts';

export default defineTask(verifyInput, (input, context) =>
  performRun(
    context,
    {
      kind: 'verify',
      scope: scopeOf('verify', {}),
      input,
      actor: context.actor,
      runId: context.runId,
      job: context.job,
      process: ownProcess,
    },
    (run, given) => verify(context, run, given),
  ),
);
