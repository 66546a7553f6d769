import { overview } from '../../src/operations/overview.ts';
import { activeStatuses, type RunStatus } from '../../src/runs/run.ts';
import { countNotAnalyzed } from '../../src/store/analyzed-scenes.ts';
import { readOverviewCounts } from '../../src/store/overview.ts';
import { openRuns, summaryOf } from '../../src/store/runs.ts';
import { readLastSync } from '../../src/store/sync-runs.ts';
import { endDeadRuns } from '../host/end-dead-runs.ts';
import { defineHandler } from './handler.ts';

const active: readonly RunStatus[] = activeStatuses;

export default defineHandler(overview, async (_input, context) => {
  const { database, host } = context;
  endDeadRuns(context);
  return {
    version: host.version,
    ...readOverviewCounts(database),
    notAnalyzed: countNotAnalyzed(database),
    activeRuns: openRuns(database)
      .filter(({ status }) => active.includes(status))
      .map(summaryOf),
    lastSync: readLastSync(database),
  };
});
