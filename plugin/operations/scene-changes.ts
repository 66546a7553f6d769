import { sceneChanges } from '../../src/operations/scene-changes.ts';
import { reviewOf } from '../../src/plans/review.ts';
import { changesOfScene } from '../../src/store/changes.ts';
import { planById } from '../../src/store/plans.ts';
import { isInMirror } from '../../src/store/review-scenes.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(sceneChanges, async ({ scene }, { database }) => {
  const changes = changesOfScene(database, scene);
  const planIds = [...new Set(changes.map((change) => change.planId))];
  const plans = planIds.flatMap((id) => planById(database, id) ?? []);
  return {
    scene: isInMirror(database, scene) ? (reviewOf(database, [scene], changes)[0] ?? null) : null,
    plans: plans.map(({ id, name, status }) => ({ id, name, status })),
  };
});
