import { syncStatistics } from '../../src/operations/sync-statistics.ts';
import { newestSyncRuns, syncDays } from '../../src/store/sync-statistics.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(syncStatistics, async ({ days, runs }, { database }) =>
  syncStatistics.output.parse({ days: syncDays(database, days), runs: newestSyncRuns(database, runs) }),
);
