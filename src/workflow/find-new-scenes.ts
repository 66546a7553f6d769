import { newScenes } from '../store/new-scenes.ts';
import { stepsOf } from '../store/run-steps.ts';
import type { Workflow } from './workflow.ts';

/** The scenes this run is about; known once its sync is done. */
export function findNewScenes({ context, run }: Workflow): number[] {
  const scan = stepsOf(context.database, run.id).find((step) => step.name === 'scan');
  return newScenes(context.database, run.id, scan?.jobAddedAt ?? null);
}
