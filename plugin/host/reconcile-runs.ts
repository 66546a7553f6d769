import { readableMessage } from '../../src/errors.ts';
import { reconcileQueuedRuns, runsInQueue } from '../../src/runs/reconcile-queued-runs.ts';
import { reconcileRuns } from '../../src/runs/reconcile-runs.ts';
import { ownProcess } from './own-process.ts';
import type { OperationContext } from '../operations/handler.ts';

/** Before runs are shown: ends those that nobody works on. Stash is asked only while something waits in its queue. */
export async function reconcile(context: OperationContext): Promise<void> {
  reconcileRuns(context, ownProcess.isAlive);
  if (runsInQueue(context).length === 0) return;
  try {
    await reconcileQueuedRuns(context, await context.stash());
  } catch (error) {
    // What is in the store can still be shown.
    context.log.warning(`Stash's queue could not be read: ${readableMessage(error)}`);
  }
}
