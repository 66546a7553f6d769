import type { Database } from './database.ts';

export interface OverviewCounts {
  scenes: number;
  performers: number;
  studios: number;
  tags: number;
  pendingChanges: number;
  pendingScenes: number;
  approvedChanges: number;
  /** Drifted or failed: a person has to look at them again. */
  problemChanges: number;
  openPlans: number;
}

/** Counts for the start page, in one statement. Changes: changes_by_status. */
export function readOverviewCounts(database: Database): OverviewCounts {
  const row = database.get<OverviewCounts>(
    `with waiting as (
       select c.status, c.scene_id from changes c join plans p on p.id = c.plan_id
       where c.status in ('pending', 'approved', 'drifted', 'failed') and p.status <> 'cancelled'
     )
     select
       (select count(*) from mirror.scenes) as scenes,
       (select count(*) from mirror.performers) as performers,
       (select count(*) from mirror.studios) as studios,
       (select count(*) from mirror.tags) as tags,
       (select count(*) from waiting where status = 'pending') as pendingChanges,
       (select count(distinct scene_id) from waiting where status = 'pending') as pendingScenes,
       (select count(*) from waiting where status = 'approved') as approvedChanges,
       (select count(*) from waiting where status in ('drifted', 'failed')) as problemChanges,
       (select count(*) from plans where status in ('pending', 'draft', 'reviewing')) as openPlans`,
  );
  if (!row) throw new Error('The counts of the overview did not come.');
  return row;
}
