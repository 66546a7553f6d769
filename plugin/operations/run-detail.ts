import { NotFound } from '../../src/errors.ts';
import { runDetail } from '../../src/operations/run-detail.ts';
import { runEvents } from '../../src/store/run-events.ts';
import { runSceneCounts, sceneProblems } from '../../src/store/run-scenes.ts';
import { stepsOf, summaryOfStep } from '../../src/store/run-steps.ts';
import { childRuns, runById, summaryOf } from '../../src/store/runs.ts';
import { reconcile } from '../host/reconcile-runs.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(runDetail, async (input, context) => {
  const { database } = context;
  await reconcile(context);
  const run = runById(database, input.run);
  if (!run) throw new NotFound(`Run ${input.run} does not exist.`);
  return {
    run: summaryOf(run),
    input: run.input,
    result: run.result,
    steps: stepsOf(database, run.id).map(summaryOfStep),
    children: childRuns(database, run.id).map(summaryOf),
    events: runEvents(database, run.id, 500),
    sceneCounts: runSceneCounts(database, run.id),
    problems: sceneProblems(database, run.id, 200),
  };
});
