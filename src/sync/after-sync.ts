import type { Context } from '../context.ts';
import { settlePlan } from '../plans/settle-plan.ts';
import type { ActiveRun } from '../runs/active-run.ts';
import { readSettings } from '../settings/read-settings.ts';
import { findDriftedChanges, markDrifted, settleChangesOfDeleted } from '../store/sync-effects.ts';
import { forgetOldHistory } from '../store/sync-retention.ts';
import type { SyncResult } from './summarize.ts';

/** What follows from a synchronisation: changes that no longer fit, and history that has served its time. */
export function afterSync(
  context: Pick<Context, 'database' | 'clock' | 'live'>,
  run: ActiveRun,
  result: SyncResult,
): void {
  const { database, clock, live } = context;
  if (result.updated > 0 || result.deleted > 0) {
    const { drifted, gone } = database.transaction(() => {
      const changes = findDriftedChanges(database, result.syncRun);
      markDrifted(database, changes);
      const plans = settleChangesOfDeleted(database, result.syncRun);
      for (const plan of new Set([...plans, ...changes.map(({ planId }) => planId)]))
        settlePlan(context, plan);
      return { drifted: changes.length, gone: plans.length };
    });
    if (drifted > 0)
      run.event('info', `Proposed changes whose value was changed in Stash meanwhile: ${drifted}.`);
    if (gone > 0) run.event('info', `Proposed changes of scenes that are gone: ${gone}.`);
    if (drifted + gone > 0) live.publish({ topics: ['plans', 'scenes'], scenes: null });
  }
  const { days, rows } = readSettings(database).history;
  const before = new Date(Date.parse(clock.now()) - days * 86_400_000).toISOString();
  forgetOldHistory(database, before, rows);
}
