import { z } from 'zod';
import { defineOperation } from './contract.ts';
import { runSummary } from './shapes.ts';

export const cancelRun = defineOperation({
  name: 'cancel-run',
  summary: 'Asks a run to stop; queued and waiting runs stop at once. What is done stays done.',
  input: z.object({ run: z.int().positive() }),
  output: z.object({ run: runSummary }),
});
