import { z } from 'zod';
import { defineOperation } from './contract.ts';
import { changeStatus, fieldName, planSummary, runSummary } from './shapes.ts';

export const planDetail = defineOperation({
  name: 'plan-detail',
  summary:
    'One plan with its counts by field and detector, what Apply would do, and its active run if there is one.',
  input: z.object({ plan: z.int().positive() }),
  output: z.object({
    plan: planSummary,
    byField: z.array(
      z.object({
        field: fieldName,
        changes: z.int(),
        pending: z.int(),
        counts: z.partialRecord(changeStatus, z.int()).describe('changes by status'),
      }),
    ),
    byDetector: z.array(z.object({ detector: z.string(), changes: z.int(), pending: z.int() })),
    toApply: z.object({ changes: z.int(), scenes: z.int() }).describe('approved and not applied yet'),
    toUndo: z.object({ changes: z.int(), scenes: z.int() }).describe('applied and not undone'),
    activeRun: runSummary.nullable(),
  }),
});
