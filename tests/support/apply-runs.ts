import { apply, type ApplyInput } from '../../src/apply/apply.ts';
import { undo } from '../../src/apply/undo.ts';
import type { Context } from '../../src/context.ts';
import { performRun } from '../../src/runs/perform-run.ts';
import { reconcileRuns } from '../../src/runs/reconcile-runs.ts';
import type { RunSummary } from '../../src/runs/run.ts';
import { scopeOf } from '../../src/runs/scope.ts';
import type { UndoSelection } from '../../src/store/applied-values.ts';
import { processWith } from './test-context.ts';

/** An apply as its task does it: runs of dead processes are ended first. */
export async function applyRun(context: Context, input: ApplyInput = {}): Promise<RunSummary> {
  reconcileRuns(context, () => false);
  const scope = scopeOf('apply', input);
  return performRun(
    context,
    { kind: 'apply', scope, input, actor: 'task', planId: input.plan, process: processWith() },
    (run) => apply(context, run, input),
  );
}

export async function undoRun(context: Context, input: UndoSelection = {}): Promise<RunSummary> {
  reconcileRuns(context, () => false);
  const scope = scopeOf('undo', input);
  return performRun(
    context,
    { kind: 'undo', scope, input, actor: 'task', planId: input.plan, process: processWith() },
    (run) => undo(context, run, input),
  );
}
