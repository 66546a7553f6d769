import { z } from 'zod';
import { defineOperation } from './contract.ts';

export const cancelPlan = defineOperation({
  name: 'cancel-plan',
  summary:
    'Sets a plan aside: its open changes are no longer shown or applied. Applied values stay and can be undone.',
  input: z.object({ plan: z.int().positive() }),
  output: z.object({ plan: z.int() }),
});
