import { z } from 'zod';
import { defineOperation } from './contract.ts';
import { runSummary } from './shapes.ts';

export const overview = defineOperation({
  name: 'overview',
  summary: 'Counts for the start page: the mirror, what waits for review, what runs, the last sync.',
  input: z.object({}).default({}),
  output: z.object({
    version: z.string(),
    scenes: z.int(),
    performers: z.int(),
    studios: z.int(),
    tags: z.int(),
    notAnalyzed: z
      .int()
      .describe('scenes of the mirror that no analysis finished with; organized ones not counted'),
    pendingChanges: z.int(),
    pendingScenes: z.int(),
    approvedChanges: z.int(),
    problemChanges: z.int().describe('drifted or failed'),
    openPlans: z.int(),
    activeRuns: z.array(runSummary),
    lastSync: z
      .object({ runId: z.int().nullable(), at: z.string(), status: z.string(), scenes: z.int() })
      .nullable(),
  }),
});
