import { z } from 'zod';
import { runKinds } from '../runs/run.ts';
import { defineOperation } from './contract.ts';
import { sceneId } from './shapes.ts';

export const sceneStates = defineOperation({
  name: 'scene-states',
  summary: 'What the badges of scene cards show: active run, changes waiting for review, needs resync.',
  input: z.object({
    scenes: z
      .array(
        z.object({
          id: sceneId,
          updatedAtUnix: z
            .int()
            .optional()
            .describe(
              "Stash's updated_at in seconds, as in the `t` of a screenshot's address; makes needsResync exact",
            ),
        }),
      )
      .max(1000),
  }),
  output: z.object({
    states: z.array(
      z.object({
        id: sceneId,
        run: z
          .object({
            id: z.int(),
            kind: z.enum(runKinds),
            status: z.enum(['queued', 'running', 'waiting', 'cancelling']),
            progress: z.number(),
          })
          .nullable(),
        pendingChanges: z.int(),
        needsResync: z
          .boolean()
          .describe('changed in Stash since the last sync, or made since; false before the first sync'),
        syncError: z.string().optional().describe('why the scene could not be read when it was last tried'),
      }),
    ),
  }),
});
