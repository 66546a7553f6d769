import type { Context } from '../context.ts';
import { Cancelled } from '../errors.ts';
import type { ActiveRun, RunOutcome } from '../runs/active-run.ts';
import { performRun } from '../runs/perform-run.ts';
import type { RunKind, RunSummary } from '../runs/run.ts';
import { scopeOf } from '../runs/scope.ts';
import { type RunStep, setStepChild } from '../store/run-steps.ts';
import type { StepEnd, Workflow } from './workflow.ts';

/** What of a child run's input names its scope. */
interface ChildInput {
  plan?: number | undefined;
  scenes?: number[] | undefined;
  mode?: string;
}

/**
 * Does one step as a run of its own, so that it has its own page, log and scenes. It stops with the workflow; when a
 * person stops only the child, the workflow stops as well.
 */
export async function childRun<Input extends ChildInput>(
  { context, run, process }: Workflow,
  step: RunStep & { from: number; to: number },
  child: { kind: RunKind; input: Input },
  work: (context: Context, run: ActiveRun, input: Input) => Promise<RunOutcome>,
): Promise<RunSummary> {
  const ofChild: Context = { ...context, log: { ...context.log, progress: (part) => inside(part) } };
  const inside = (part: number): void =>
    run.progress(step.from + (step.to - step.from) * part, 100, step.name);
  const summary = await performRun(
    ofChild,
    {
      ...child,
      scope: scopeOf(child.kind, child.input),
      actor: 'workflow',
      parentRunId: run.id,
      planId: child.input.plan,
      process,
      signal: run.signal,
    },
    (active, input) => {
      setStepChild(context.database, run.id, step.position, active.id);
      return work(ofChild, active, input);
    },
  );
  run.signal.throwIfAborted();
  if (summary.status === 'cancelled') throw new Cancelled(`Step ${step.name} was cancelled.`);
  return summary;
}

/** What the step says of its child run, which keeps the details. */
export function stepEndOf(child: RunSummary): StepEnd {
  if (child.status === 'completed') return { state: 'completed', message: child.message };
  if (child.status === 'completed_with_errors') return { state: 'failed', message: child.message };
  return { state: 'failed', message: child.error ?? `Run ${child.id} does the same work.` };
}
