import { sync } from '../sync/sync.ts';
import { childRun, stepEndOf } from './child-run.ts';
import type { WorkflowStep } from './workflow.ts';

/** Reads what the scan found into the mirror. */
export const syncStep: WorkflowStep = {
  name: 'sync',
  from: 30,
  to: 45,
  async perform(workflow, step) {
    const input = { mode: 'incremental' as const, confirmDeletions: false };
    const child = await childRun(
      workflow,
      { ...step, from: this.from, to: this.to },
      { kind: 'sync', input },
      (context, run, given) => sync(context, run, given),
    );
    return stepEndOf(child);
  },
};
