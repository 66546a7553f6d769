import { z } from 'zod';
import { defineOperation } from './contract.ts';
import { planStatus, reviewScene, sceneId } from './shapes.ts';

export const sceneChanges = defineOperation({
  name: 'scene-changes',
  summary: "A scene's changes in all plans that are not cancelled, newest plan first.",
  input: z.object({ scene: sceneId }),
  output: z.object({
    scene: reviewScene.nullable().describe('null: the scene is not in the mirror yet'),
    plans: z.array(z.object({ id: z.int(), name: z.string(), status: planStatus })),
  }),
});
