import { cancelRun as contract } from '../../src/operations/cancel-run.ts';
import { cancelRun } from '../../src/runs/cancel-run.ts';
import { summaryOf } from '../../src/store/runs.ts';
import { ownProcess } from '../host/own-process.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(contract, async ({ run }, context) => ({
  run: summaryOf(await cancelRun(context, context.stash, ownProcess.isAlive, run)),
}));
