import { z } from 'zod';
import { defineOperation } from './contract.ts';

export const findEntities = defineOperation({
  name: 'find-entities',
  summary:
    'Performers, studios or tags of the mirror whose name or alias contains a text, best matches first.',
  input: z.object({
    kind: z.enum(['performers', 'studios', 'tags']),
    text: z.string().max(200),
    limit: z.int().min(1).max(100).default(20),
  }),
  output: z.object({
    entities: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        detail: z.string().describe('disambiguation, parent or alias that matched; may be empty'),
      }),
    ),
  }),
});
