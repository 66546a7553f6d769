import type { Database } from './database.ts';

/** The scene's value of a scalar field, as JSON like `changes.base`. */
const current = `case c.field when 'title' then json_quote(s.title) when 'details' then json_quote(s.details)
  when 'date' then json_quote(s.date) when 'code' then json_quote(s.code) when 'director' then json_quote(s.director)
  when 'rating100' then json_quote(s.rating100) when 'studio' then json_quote(s.studio_id)
  when 'organized' then json(case s.organized when 1 then 'true' else 'false' end) end`;

/** Empty text and nothing are the same to Stash. */
const plain = (json: string): string => `coalesce(nullif(${json}, '""'), 'null')`;

export interface DriftedChange {
  id: number;
  planId: number;
  current: string;
}

/**
 * Undecided and approved changes of the scenes that a synchronisation updated, whose field holds neither what the change
 * was made for nor what it wants. Lists never drift. Indexes: sync_log_by_run, changes_by_scene.
 */
export function findDriftedChanges(database: Database, syncRun: number): DriftedChange[] {
  return database.all<DriftedChange>(
    `select id, plan_id as planId, now as current from (
       select distinct c.id, c.plan_id, c.base, c.proposed, ${current} as now
       from sync_log l cross join changes c on c.scene_id = l.entity_id and c.status in ('pending', 'approved')
       join plans p on p.id = c.plan_id and p.status <> 'cancelled'
       join mirror.scenes s on s.id = c.scene_id
       where l.sync_run_id = ? and l.entity_type = 'scene' and l.change_type = 'updated'
         and c.field not in ('performers', 'tags'))
     where ${plain('now')} <> ${plain('base')} and ${plain('now')} <> ${plain('proposed')}`,
    [syncRun],
  );
}

export function markDrifted(database: Database, changes: readonly DriftedChange[]): void {
  for (const { id, current: now } of changes)
    database.run(
      `update changes set status = 'drifted', current = ?, revision = revision + 1,
         error = field || ' is no longer what the change was made for.'
       where id = ? and status in ('pending', 'approved')`,
      [now, id],
    );
}

/** Ends the open changes of scenes that a synchronisation found deleted; answers their plans, one per change. */
export function settleChangesOfDeleted(database: Database, syncRun: number): number[] {
  const deleted = `scene_id in (select entity_id from sync_log
      where sync_run_id = ? and entity_type = 'scene' and change_type = 'deleted')
    and status in ('pending', 'approved')`;
  const plans = database.all<{ id: number }>(`select plan_id as id from changes where ${deleted}`, [syncRun]);
  database.run(
    `update changes set status = 'failed', error = 'Stash no longer has this scene.', revision = revision + 1
     where ${deleted}`,
    [syncRun],
  );
  return plans.map(({ id }) => id);
}
