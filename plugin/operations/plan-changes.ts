import { NotFound } from '../../src/errors.ts';
import { planChanges } from '../../src/operations/plan-changes.ts';
import { reviewOf } from '../../src/plans/review.ts';
import { countSelected, filteredChanges, scenesOfPlan } from '../../src/store/plan-changes.ts';
import { planById } from '../../src/store/plans.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(planChanges, async ({ plan, filter, after, limit }, { database }) => {
  if (!planById(database, plan)) throw new NotFound(`Plan ${plan} does not exist.`);
  const page = scenesOfPlan(database, plan, filter, after, limit + 1);
  const scenes = page.scenes.slice(0, limit);
  const changes = filteredChanges(database, plan, { ...filter, scenes });
  return {
    scenes: reviewOf(database, scenes, changes),
    totalScenes: page.total,
    totalChanges: countSelected(database, { plan, filter }),
    more: page.scenes.length > limit,
  };
});
