import { expect, it } from 'vitest';
import syncStatistics from '../../plugin/operations/sync-statistics.ts';
import { domainContext } from '../support/domain.ts';
import { callHandler, noStash } from '../support/operation.ts';

it('sums what synchronisations did per day, and lists the newest', async () => {
  const context = domainContext(noStash);
  const add = (startedAt: string, status: string, created: number, updated: number): void => {
    context.database.run(
      `insert into sync_runs (sync_type, status, reader, started_at, items_synced, items_created, items_updated)
       values ('incremental', ?, 'api', ?, 10, ?, ?)`,
      [status, startedAt, created, updated],
    );
  };
  add('2026-03-01T09:00:00.000Z', 'completed', 3, 1);
  add('2026-03-02T09:00:00.000Z', 'failed', 1, 0);
  add('2026-03-02T10:00:00.000Z', 'completed', 2, 5);
  const { days, runs } = await callHandler(syncStatistics, { days: 7, runs: 2 }, context);
  expect(days).toEqual([
    { day: '2026-03-02', syncs: 2, failedSyncs: 1, created: 3, updated: 5, deleted: 0, failed: 0 },
    { day: '2026-03-01', syncs: 1, failedSyncs: 0, created: 3, updated: 1, deleted: 0, failed: 0 },
  ]);
  expect(runs.map(({ id, reader, status }) => [id, reader, status])).toEqual([
    [3, 'api', 'completed'],
    [2, 'api', 'failed'],
  ]);
});

it('answers with nothing before the first sync', async () => {
  expect(await callHandler(syncStatistics, {}, domainContext(noStash))).toEqual({ days: [], runs: [] });
});
