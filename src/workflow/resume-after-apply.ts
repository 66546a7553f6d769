import type { Context } from '../context.ts';
import { readableMessage } from '../errors.ts';
import type { RunSummary } from '../runs/run.ts';
import { resumeRun } from '../runs/resume-run.ts';
import { plansOfWorkflow } from '../store/new-scenes.ts';
import { sizeOfStatus } from '../store/plans.ts';
import { openRuns } from '../store/runs.ts';

/**
 * After a person's apply: lets the runs go on that had stopped for the review of that plan. An apply of everything that
 * is approved means only those of which nothing waits any more. What cannot go on now stays paused, and says so in the
 * log.
 */
export async function resumeAfterApply(
  context: Context,
  applied: Pick<RunSummary, 'status' | 'parentRunId'>,
  plan: number | undefined,
): Promise<void> {
  if (applied.status !== 'completed' && applied.status !== 'completed_with_errors') return;
  const paused = openRuns(context.database).filter(
    (run) => run.kind === 'process-new-scenes' && run.status === 'paused',
  );
  for (const run of paused) {
    const plans = plansOfWorkflow(context.database, run.id);
    const reviewed = plan === undefined ? !isOpen(context, plans) : plans.includes(plan);
    if (!reviewed) continue;
    try {
      await resumeRun(context, async () => context.stash, run.id);
    } catch (error) {
      context.log.warning(readableMessage(error));
    }
  }
}

/** Whether changes wait for a decision, or are approved and not applied. */
function isOpen({ database }: Context, plans: readonly number[]): boolean {
  return plans.some((plan) =>
    (['pending', 'approved'] as const).some((status) => sizeOfStatus(database, plan, status).changes > 0),
  );
}
