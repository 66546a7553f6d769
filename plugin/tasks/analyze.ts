import { analyze } from '../../src/analyze/analyze.ts';
import { analyzeInput } from '../../src/operations/start-run.ts';
import { performRun } from '../../src/runs/perform-run.ts';
import { scopeOf } from '../../src/runs/scope.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { ownProcess } from '../host/own-process.ts';
import { defineTask } from './task.ts';

export default defineTask(analyzeInput, (input, context) =>
  performRun(
    context,
    {
      kind: 'analyze',
      scope: scopeOf('analyze', input),
      input,
      actor: context.actor,
      runId: context.runId,
      job: context.job,
      process: ownProcess,
    },
    (run, given) => analyze(context, run, given, readSettings(context.database)),
  ),
);
