import { startRun as contract } from '../../src/operations/start-run.ts';
import { startRun } from '../../src/runs/start-run.ts';
import { summaryOf } from '../../src/store/runs.ts';
import { endDeadRuns } from '../host/end-dead-runs.ts';
import { ownProcess } from '../host/own-process.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(contract, async (input, context) => {
  endDeadRuns(context);
  const { run, alreadyActive } = await startRun(context, context.stash, ownProcess, input);
  return { run: summaryOf(run), alreadyActive };
});
