import { z } from 'zod';
import { defineOperation } from './contract.ts';
import { planStatus, planSummary } from './shapes.ts';

export const listPlans = defineOperation({
  name: 'list-plans',
  summary: 'Plans with their counts, newest first.',
  input: z.object({
    statuses: z.array(planStatus).optional().describe('absent: all'),
    before: z.int().optional().describe('id of the last plan of the page before'),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({ plans: z.array(planSummary), more: z.boolean() }),
});
