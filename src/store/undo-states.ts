import type { Database } from './database.ts';

export type UndoState = 'possible' | 'kept';

/**
 * Of applied changes: whether the value written last can be undone, or an undo left it alone.
 * Index: applied_values_by_scene.
 */
export function undoStates(
  database: Database,
  changes: readonly { id: number; sceneId: number }[],
): Map<number, UndoState> {
  const states = new Map<number, UndoState>();
  if (changes.length === 0) return states;
  const rows = database.all<{ change: number; state: string }>(
    `select change_id as change, state, max(id) from applied_values
     where scene_id in (select value from json_each(?)) and change_id in (select value from json_each(?))
       and state not in ('void', 'intent')
     group by change_id`,
    [JSON.stringify(changes.map(({ sceneId }) => sceneId)), JSON.stringify(changes.map(({ id }) => id))],
  );
  for (const { change, state } of rows) {
    if (state === 'written' || state === 'undo-intent') states.set(change, 'possible');
    if (state === 'kept') states.set(change, 'kept');
  }
  return states;
}
