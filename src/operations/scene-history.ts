import { z } from 'zod';
import { defineOperation } from './contract.ts';
import { sceneId } from './shapes.ts';

export const sceneHistory = defineOperation({
  name: 'scene-history',
  summary: 'Sync log rows of one scene, newest first, each with the sync run it belongs to.',
  input: z.object({
    scene: sceneId,
    before: z.int().optional().describe('id of the last row of the page before'),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.int(),
        sync_type: z.enum(['full', 'incremental', 'specific']),
        had_changes: z.boolean(),
        change_type: z.enum(['created', 'updated', 'deleted', 'skipped', 'failed']).nullable(),
        changed_fields: z.array(z.string()),
        changes: z
          .array(
            z.union([
              z.object({ field: z.string(), old: z.unknown(), new: z.unknown() }),
              z.object({ field: z.string(), added: z.array(z.unknown()), removed: z.array(z.unknown()) }),
            ]),
          )
          .describe('the same with values'),
        error_message: z.string().nullable(),
        created_at: z.string(),
        sync_run: z.object({
          id: z.int(),
          run_id: z.int().nullable(),
          job_id: z.string().nullable(),
          started_at: z.string(),
          completed_at: z.string().nullable(),
          status: z.string(),
          items_synced: z.int(),
          items_created: z.int(),
          items_updated: z.int(),
          items_deleted: z.int(),
          items_failed: z.int(),
        }),
      }),
    ),
    more: z.boolean(),
  }),
});
