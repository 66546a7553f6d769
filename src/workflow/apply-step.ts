import { apply } from '../apply/apply.ts';
import { counted } from '../counted.ts';
import { approveByPolicy } from '../plans/approve-by-policy.ts';
import { readSettings } from '../settings/read-settings.ts';
import { plansOfWorkflow } from '../store/new-scenes.ts';
import type { RunStep } from '../store/run-steps.ts';
import { sizeOfStatus } from '../store/plans.ts';
import { childRun, stepEndOf } from './child-run.ts';
import type { StepEnd, Workflow, WorkflowStep } from './workflow.ts';

/**
 * With an auto-approve policy: approves what it covers and applies that; the rest waits in the plan. Without one the
 * run stops here until a person has applied the plan, or lets it go on.
 */
export const applyStep: WorkflowStep = {
  name: 'apply',
  from: 65,
  to: 80,
  async perform(workflow, step) {
    const { context } = workflow;
    const plans = plansOfWorkflow(context.database, workflow.run.id);
    const last = plans.at(-1);
    if (last === undefined) return { state: 'skipped', message: 'Nothing was proposed.' };
    if (wasResumed(step)) return { state: 'completed', message: afterReview(workflow, plans) };

    const { autoApprove } = readSettings(context.database);
    if (!autoApprove.enabled) return waitForReview(workflow, plans, last);

    const ends: StepEnd[] = [];
    for (const plan of plans) {
      approveByPolicy(context, plan, autoApprove);
      const child = await childRun(
        workflow,
        { ...step, from: this.from, to: this.to },
        { kind: 'apply', input: { plan } },
        (own, run, input) => apply(own, run, input),
      );
      ends.push(stepEndOf(child));
    }
    const failed = ends.some((end) => end.state === 'failed');
    const message = ends.map((end) => end.message).join(' ');
    return { state: failed ? 'failed' : 'completed', message };
  },
};

/** It waited for a person, who applied the plan or let it go on without. */
function wasResumed({ result }: RunStep): boolean {
  return (result as { resumed?: boolean } | null)?.resumed === true;
}

function waitForReview(workflow: Workflow, plans: readonly number[], last: number): StepEnd {
  const { changes, scenes } = open(workflow, plans);
  if (changes === 0) return { state: 'skipped', message: 'Every proposed change was decided already.' };
  const where = plans.length === 1 ? `plan ${last}` : `plans ${plans.join(', ')}`;
  const verb = changes === 1 ? 'waits' : 'wait';
  const message = `${counted(changes, 'change')} on ${counted(scenes, 'scene')} ${verb} for your review in ${where}.`;
  return { state: 'paused', message, planId: last };
}

function afterReview(workflow: Workflow, plans: readonly number[]): string {
  const { changes } = open(workflow, plans);
  return changes === 0
    ? 'Reviewed.'
    : `Went on; ${counted(changes, 'change')} still ${changes === 1 ? 'waits' : 'wait'} for review.`;
}

/** Changes that nobody decided on, or that were approved and not applied. */
function open({ context }: Workflow, plans: readonly number[]): { changes: number; scenes: number } {
  const sizes = plans.flatMap((plan) => [
    sizeOfStatus(context.database, plan, 'pending'),
    sizeOfStatus(context.database, plan, 'approved'),
  ]);
  const changes = sizes.reduce((sum, size) => sum + size.changes, 0);
  return { changes, scenes: Math.max(0, ...sizes.map((size) => size.scenes)) };
}
