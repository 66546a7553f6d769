import { z } from 'zod';
import { defineOperation } from './contract.ts';
import { change, fieldValue } from './shapes.ts';

export const editChange = defineOperation({
  name: 'edit-change',
  summary:
    "Replaces a change's proposed value by a person's own and approves it; refused when the page was stale.",
  input: z.object({ change: z.int().positive(), revision: z.int(), value: fieldValue }),
  output: z.object({ change }),
});
