import { z } from 'zod';
import { defineOperation } from './contract.ts';
import { changeStatus, fieldName, reviewScene } from './shapes.ts';

/** Which changes of a plan are meant; every condition narrows. */
export const changeFilter = z.object({
  statuses: z.array(changeStatus).optional(),
  fields: z.array(fieldName).optional(),
  detectors: z.array(z.string()).optional(),
  minConfidence: z.number().min(0).max(1).optional(),
  scenes: z.array(z.int().positive()).optional(),
  decidedAt: z.string().optional().describe('decided by the call that answered with this time'),
});
export type ChangeFilter = z.infer<typeof changeFilter>;

export const planChanges = defineOperation({
  name: 'plan-changes',
  summary: "A plan's changes grouped by scene, in order of scene id, one page of scenes at a time.",
  input: z.object({
    plan: z.int().positive(),
    filter: changeFilter.default({}),
    after: z.int().default(0).describe('scene id of the last scene of the page before'),
    limit: z.int().min(1).max(200).default(50).describe('scenes'),
  }),
  output: z.object({
    scenes: z.array(reviewScene),
    totalScenes: z.int(),
    totalChanges: z.int().describe('of all pages: what a decision with the same filter would touch at most'),
    more: z.boolean(),
  }),
});
