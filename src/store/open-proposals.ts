import type { Database } from './database.ts';

/**
 * Proposals for these scenes that wait to be decided or applied, as `proposalKey` writes them: proposing them again
 * would show a person the same twice. One that a person edited counts as it was proposed. Index: changes_by_scene.
 */
export function readOpenProposals(database: Database, scenes: readonly number[]): Set<string> {
  const rows = database.all<{ sceneId: number; field: string; action: string; proposed: string }>(
    `select c.scene_id as sceneId, c.field, c.action, coalesce(c.original_proposed, c.proposed) as proposed
     from json_each(?) wanted
     cross join changes c on c.scene_id = wanted.value and c.status in ('pending', 'approved')
     join plans p on p.id = c.plan_id and p.status <> 'cancelled'`,
    [JSON.stringify(scenes)],
  );
  return new Set(rows.map((row) => [row.sceneId, row.field, row.action, row.proposed].join('\n')));
}

export function proposalKey(proposal: {
  sceneId: number;
  field: string;
  action: string;
  proposed: unknown;
}): string {
  return [proposal.sceneId, proposal.field, proposal.action, JSON.stringify(proposal.proposed)].join('\n');
}
