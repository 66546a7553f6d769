import { z } from 'zod';
import { defineOperation } from './contract.ts';
import { runStep, runSummary, sceneId } from './shapes.ts';

export const runDetail = defineOperation({
  name: 'run-detail',
  summary:
    'One run with its steps, its log, its result and the scenes that failed or were skipped, with reasons.',
  input: z.object({ run: z.int().positive() }),
  output: z.object({
    run: runSummary,
    input: z.unknown(),
    result: z.unknown(),
    steps: z.array(runStep),
    children: z.array(runSummary),
    events: z.array(
      z.object({
        id: z.int(),
        at: z.string(),
        level: z.enum(['info', 'warning', 'error']),
        message: z.string(),
      }),
    ),
    sceneCounts: z.object({ waiting: z.int(), done: z.int(), skipped: z.int(), failed: z.int() }),
    problems: z
      .array(
        z.object({ sceneId, status: z.enum(['skipped', 'failed']), title: z.string(), reason: z.string() }),
      )
      .describe('the first 200'),
  }),
});
