import { z } from 'zod';
import { defineOperation } from './contract.ts';
import { changeFilter } from './plan-changes.ts';

export const decideChanges = defineOperation({
  name: 'decide-changes',
  summary:
    'Approves, rejects or sets back to pending: given changes, or all of a plan that a filter matches.',
  input: z.object({
    decision: z.enum(['approve', 'reject', 'reset']),
    changes: z.array(z.int().positive()).min(1).max(10_000).optional(),
    plan: z.int().positive().optional().describe('with filter, instead of changes'),
    filter: changeFilter
      .optional()
      .describe(
        'a filter that names no status approves what is pending, rejects what is pending or approved, and resets what is approved or rejected',
      ),
  }),
  output: z.object({
    changed: z.int(),
    decidedAt: z.string().describe('as a filter: what this call decided, and nobody decided otherwise since'),
    unchanged: z
      .int()
      .describe('asked for, but already applied, undone, decided so, or being applied right now'),
  }),
});
