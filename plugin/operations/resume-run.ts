import { resumeRun as contract } from '../../src/operations/resume-run.ts';
import { resumeRun } from '../../src/runs/resume-run.ts';
import { summaryOf } from '../../src/store/runs.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(contract, async ({ run }, context) => ({
  run: summaryOf(await resumeRun(context, context.stash, run)),
}));
