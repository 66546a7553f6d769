import { z } from 'zod';
import { defineOperation } from './contract.ts';

const counts = z.object({ created: z.int(), updated: z.int(), deleted: z.int(), failed: z.int() });

export const syncStatistics = defineOperation({
  name: 'sync-statistics',
  summary: 'What synchronisations did: the newest ones, and sums per day (UTC), newest first.',
  input: z
    .object({ days: z.int().min(1).max(366).default(30), runs: z.int().min(1).max(200).default(20) })
    .prefault({}),
  output: z.object({
    days: z.array(z.object({ day: z.string(), syncs: z.int(), failedSyncs: z.int(), ...counts.shape })),
    runs: z.array(
      z.object({
        id: z.int(),
        runId: z.int().nullable(),
        type: z.enum(['full', 'incremental', 'specific']),
        reader: z.enum(['api', 'database']).nullable(),
        status: z.enum(['running', 'completed', 'completed_with_errors', 'failed', 'cancelled']),
        startedAt: z.string(),
        completedAt: z.string().nullable(),
        synced: z.int(),
        ...counts.shape,
        error: z.string().nullable(),
      }),
    ),
  }),
});
