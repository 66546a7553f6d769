import { z } from 'zod';
import { runKinds } from '../runs/run.ts';
import { defineOperation } from './contract.ts';
import { runStep, runSummary } from './shapes.ts';

export const listRuns = defineOperation({
  name: 'list-runs',
  summary:
    'Runs, those that have not ended (paused ones too) first, then newest first; parts of another run are left to its detail. Runs whose process or job is gone are marked as such on the way.',
  input: z.object({
    active: z.boolean().optional().describe('only ones that have not ended (or only ended ones)'),
    kinds: z.array(z.enum(runKinds)).optional(),
    before: z.int().optional().describe('id of the last ended run of the page before'),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({ runs: z.array(runSummary.extend({ steps: z.array(runStep) })), more: z.boolean() }),
});
