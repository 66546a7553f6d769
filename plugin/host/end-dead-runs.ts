import { reconcileRuns } from '../../src/runs/reconcile-runs.ts';
import type { OperationContext } from '../operations/handler.ts';
import { ownProcess } from './own-process.ts';

/**
 * Before anything is said about runs: ends those whose process is gone. One look at an index while nothing runs, and
 * never a question to Stash; `reconcile` also asks it about those that wait in its queue.
 */
export function endDeadRuns(context: Pick<OperationContext, 'database' | 'clock' | 'live'>): void {
  reconcileRuns(context, ownProcess.isAlive);
}
