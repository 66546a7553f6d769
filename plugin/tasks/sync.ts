import { syncInput } from '../../src/operations/start-run.ts';
import { performRun } from '../../src/runs/perform-run.ts';
import { scopeOf } from '../../src/runs/scope.ts';
import { sync } from '../../src/sync/sync.ts';
import { ownProcess } from '../host/own-process.ts';
import { defineTask } from './task.ts';

export default defineTask(syncInput, (input, context) =>
  performRun(
    context,
    {
      kind: 'sync',
      scope: scopeOf('sync', input),
      input,
      actor: context.actor,
      runId: context.runId,
      job: context.job,
      process: ownProcess,
    },
    (run, given) => sync(context, run, given, { mayPause: true }),
  ),
);
