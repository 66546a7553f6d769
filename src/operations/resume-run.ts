import { z } from 'zod';
import { defineOperation } from './contract.ts';
import { runSummary } from './shapes.ts';

export const resumeRun = defineOperation({
  name: 'resume-run',
  summary: 'Lets a paused run go on, for example without waiting for the review of its plan.',
  input: z.object({ run: z.int().positive() }),
  output: z.object({ run: runSummary }),
});
