import type { Database } from '../../src/store/database.ts';

/** A plan with one change per given scene and status, straight into the store. */
export function insertPlan(
  database: Database,
  changes: readonly { scene: number; status?: string; proposed?: number }[],
  status = 'draft',
): number {
  const { lastId } = database.run(
    `insert into plans (name, status, created_at, updated_at) values ('A plan', ?, '', '')`,
    [status],
  );
  for (const [index, change] of changes.entries()) {
    database.run(
      `insert into changes (plan_id, scene_id, field, action, proposed, label, confidence, detector,
         detector_version, evidence, status) values (?, ?, 'performers', 'add', ?, 'Edda', 0.9, 'performers', 1, '[]', ?)`,
      [lastId, change.scene, String(change.proposed ?? index + 1), change.status ?? 'pending'],
    );
  }
  return lastId;
}

/** A running one has a process that lives: whoever started this one. */
export function insertRun(
  database: Database,
  status: string,
  waiting: readonly number[],
  kind = 'analyze',
): number {
  const { lastId } = database.run(
    `insert into runs (kind, scope, status, input, actor, progress, created_at, lease_owner, lease_pid, heartbeat_at)
     values (?, cast(random() as text), ?, '{}', 'person', 0.25, '2026-03-01T09:00:00.000Z', ?, ?, ?)`,
    status === 'running'
      ? [kind, status, 'it', process.ppid, '2026-03-01T09:00:00.000Z']
      : [kind, status, null, null, null],
  );
  for (const scene of waiting) {
    database.run(`insert into run_scenes (run_id, scene_id, status) values (?, ?, 'waiting')`, [
      lastId,
      scene,
    ]);
  }
  return lastId;
}
