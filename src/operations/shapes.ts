import { z } from 'zod';
import { changeStatuses, listFields, planStatuses, scalarFields } from '../plans/change.ts';
import { runKinds, runStatuses } from '../runs/run.ts';

/* Shapes that several operations share. */

export const sceneId = z.int().positive();
export const fieldName = z.enum([...scalarFields, ...listFields]);
export const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const changeStatus = z.enum(changeStatuses);
export const planStatus = z.enum(planStatuses);

export const runSummary = z.object({
  id: z.int(),
  kind: z.enum(runKinds),
  scope: z.string(),
  status: z.enum(runStatuses),
  progress: z.number().describe('0 to 1'),
  done: z.int(),
  total: z.int().nullable(),
  message: z.string(),
  error: z.string().nullable(),
  planId: z.int().nullable(),
  parentRunId: z.int().nullable(),
  actor: z.enum(['person', 'task', 'workflow', 'schedule']),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});

export const runStep = z.object({
  name: z.string(),
  status: z.enum(['pending', 'running', 'waiting', 'completed', 'skipped', 'failed', 'cancelled']),
  message: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});

export const evidence = z.object({
  source: z.enum(['path', 'title', 'details']),
  text: z.string(),
  start: z.int().optional(),
  end: z.int().optional(),
  rule: z.string(),
});

export const change = z.object({
  id: z.int(),
  planId: z.int(),
  sceneId,
  field: fieldName,
  action: z.enum(['add', 'remove', 'set']),
  base: fieldValue,
  baseLabel: z.string().nullable().describe('what a person reads for base: a studio by its name'),
  proposed: fieldValue,
  label: z.string(),
  edited: z.boolean(),
  confidence: z.number(),
  detector: z.string(),
  evidence: z.array(evidence),
  status: changeStatus,
  undo: z
    .enum(['possible', 'kept'])
    .nullable()
    .describe(
      'of what was written: kept is a value that an undo left alone, because it was changed in Stash since',
    ),
  approvedBy: z.enum(['person', 'policy']).nullable(),
  current: fieldValue,
  currentLabel: z.string().nullable(),
  error: z.string().nullable(),
  revision: z.int(),
});

export const entity = z.object({ id: z.int(), name: z.string() });

/** A scene as review shows it, from the mirror. */
export const reviewScene = z.object({
  id: sceneId,
  title: z.string().describe('the title, or the file name where there is none'),
  path: z.string().nullable(),
  studio: entity.nullable(),
  performers: z.array(entity),
  organized: z.boolean(),
  changes: z.array(change),
});

export const planSummary = z.object({
  id: z.int(),
  name: z.string(),
  status: planStatus,
  runId: z.int().nullable(),
  scenesAnalyzed: z.int(),
  scenes: z.int().describe('scenes with at least one change'),
  counts: z.partialRecord(changeStatus, z.int()).describe('changes by status'),
  createdAt: z.string(),
  updatedAt: z.string(),
});
