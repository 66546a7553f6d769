import { filterScenes, type SceneWish } from '../../src/operations/filter-scenes.ts';
import { scenesInActiveRuns, scenesWithPendingChanges } from '../../src/store/scene-states.ts';
import { findOutdated } from '../../src/sync/find-outdated.ts';
import { endDeadRuns } from '../host/end-dead-runs.ts';
import { defineHandler, type OperationContext } from './handler.ts';

export default defineHandler(filterScenes, async ({ wishes }, context) => {
  if (wishes.includes('active')) endDeadRuns(context);
  const [first = [], ...others] = await Promise.all([...new Set(wishes)].map((wish) => find[wish](context)));
  const sets = others.map((ids) => new Set(ids));
  return { ids: first.filter((id) => sets.every((set) => set.has(id))) };
});

/** Each answers ascending ids. */
const find: Record<SceneWish, (context: OperationContext) => Promise<number[]>> = {
  active: async ({ database }) => scenesInActiveRuns(database),
  pending: async ({ database }) => scenesWithPendingChanges(database),
  resync: async (context) => findOutdated(context, await context.stash()),
};
