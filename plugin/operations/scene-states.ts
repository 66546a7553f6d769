import { sceneStates } from '../../src/operations/scene-states.ts';
import { readFact } from '../../src/store/mirror-facts.ts';
import { readStampsOf } from '../../src/store/mirror-scene-reads.ts';
import { activeRunOfScenes, pendingChangesOfScenes } from '../../src/store/scene-states.ts';
import { syncErrorsOf } from '../../src/store/sync-log.ts';
import { endDeadRuns } from '../host/end-dead-runs.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(sceneStates, async ({ scenes }, context) => {
  const { database } = context;
  endDeadRuns(context);
  const ids = scenes.map(({ id }) => id);
  const runs = activeRunOfScenes(database, ids);
  const pending = pendingChangesOfScenes(database, ids);
  const stamps = readStampsOf(database, ids);
  // Before the first sync every scene would shout for one.
  const synced = readFact(database, 'first-sync') !== null;
  const errors = syncErrorsOf(database, ids, Number(readFact(database, 'first-sync-run') ?? 0));
  return {
    states: scenes.map(({ id, updatedAtUnix }) => {
      const run = runs.get(id);
      const error = errors.get(id);
      return {
        id,
        run: run ? { id: run.id, kind: run.kind, status: run.status, progress: run.progress } : null,
        pendingChanges: pending.get(id) ?? 0,
        needsResync: synced && isOutdated(stamps.get(id), updatedAtUnix),
        ...(error !== undefined && { syncError: error }),
      };
    }),
  };
});

/** Stash's addresses carry whole seconds. A page that shows less than the mirror knows is itself behind: we just wrote. */
function isOutdated(mirrored: string | undefined, updatedAtUnix: number | undefined): boolean {
  if (mirrored === undefined) return true;
  return updatedAtUnix !== undefined && Math.floor(Date.parse(mirrored) / 1000) < updatedAtUnix;
}
