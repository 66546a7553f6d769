import { z } from 'zod';
import { defineOperation } from './contract.ts';
import { runSummary, sceneId } from './shapes.ts';

/** The input of each task, the same from the Tasks page, from an operation and from scripts. */
export const syncInput = z.strictObject({
  mode: z.enum(['incremental', 'full']).default('incremental'),
  scenes: z.array(sceneId).min(1).max(10_000).optional().describe('only these scenes'),
  confirmDeletions: z
    .boolean()
    .default(false)
    .describe('remove scenes from the mirror even when unusually many are gone'),
  entities: z
    .array(z.enum(['performers', 'tags', 'studios']))
    .min(1)
    .optional()
    .describe('only these kinds, and no scene'),
  reader: z.enum(['api', 'database']).optional().describe('absent: the setting decides'),
});
export const verifyInput = z.strictObject({
  all: z.boolean().default(false).describe('every scene instead of a sample'),
  sample: z.int().min(10).max(100_000).default(1_000).describe('how many scenes a sample has'),
});
export const analyzeInput = z.strictObject({
  scenes: z
    .array(sceneId)
    .min(1)
    .max(10_000)
    .optional()
    .describe('only these; absent: every scene not analyzed yet'),
  again: z.boolean().default(false).describe('also scenes that were analyzed before'),
  includeOrganized: z.boolean().optional().describe('absent: the setting decides'),
});
export const applyInput = z.strictObject({
  plan: z.int().positive().optional().describe('absent: approved changes of every plan'),
  scenes: z.array(sceneId).min(1).max(10_000).optional().describe('only these'),
});
export const undoInput = z
  .strictObject({
    plan: z.int().positive().optional(),
    run: z.int().positive().optional().describe('an apply run'),
    scenes: z.array(sceneId).min(1).max(10_000).optional().describe('only these'),
  })
  .describe('neither plan nor run: the last apply');
export const processNewScenesInput = z.strictObject({
  paths: z.array(z.string()).optional().describe('folders to scan; absent: all of the library'),
});

export const startRun = defineOperation({
  name: 'start-run',
  summary:
    "Starts work as a job in Stash's queue; when a run that does all of it is already active, answers with that run; one that is still queued is asked for the rest as well. Process new scenes goes on where the last one was stopped from outside.",
  input: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sync'), input: syncInput.prefault({}) }),
    z.object({ kind: z.literal('analyze'), input: analyzeInput.prefault({}) }),
    z.object({ kind: z.literal('apply'), input: applyInput.prefault({}) }),
    z.object({ kind: z.literal('undo'), input: undoInput.prefault({}) }),
    z.object({ kind: z.literal('verify'), input: verifyInput.prefault({}) }),
    z.object({ kind: z.literal('process-new-scenes'), input: processNewScenesInput.prefault({}) }),
  ]),
  output: z.object({ run: runSummary, alreadyActive: z.boolean() }),
});
