import { listRuns } from '../../src/operations/list-runs.ts';
import { stepsOf, summaryOfStep } from '../../src/store/run-steps.ts';
import { endedRuns, openRuns, type RunRow, summaryOf } from '../../src/store/runs.ts';
import { reconcile } from '../host/reconcile-runs.ts';
import { defineHandler } from './handler.ts';

/** Runs that have not ended come first, all of them and only on the first page; then the ended ones. */
export default defineHandler(listRuns, async ({ active, kinds, before, limit }, context) => {
  const { database } = context;
  await reconcile(context);
  const wanted = (run: RunRow): boolean => run.parentRunId === null && (kinds?.includes(run.kind) ?? true);
  const open = active === false || before !== undefined ? [] : openRuns(database).filter(wanted).toReversed();
  const ended = active === true ? [] : endedRuns(database, kinds, before, limit + 1);
  return {
    runs: [...open, ...ended.slice(0, limit)].map((run) => ({
      ...summaryOf(run),
      steps: stepsOf(database, run.id).map(summaryOfStep),
    })),
    more: ended.length > limit,
  };
});
