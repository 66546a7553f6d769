import { readableMessage } from '../../src/errors.ts';
import { reconcileQueuedRuns, runsInQueue } from '../../src/runs/reconcile-queued-runs.ts';
import type { OperationContext } from '../operations/handler.ts';
import { endDeadRuns } from './end-dead-runs.ts';

/** Before runs are shown: ends those that nobody works on. Stash is asked only while something waits in its queue. */
export async function reconcile(context: OperationContext): Promise<void> {
  endDeadRuns(context);
  if (runsInQueue(context).length === 0) return;
  try {
    await reconcileQueuedRuns(context, await context.stash());
  } catch (error) {
    // What is in the store can still be shown.
    context.log.warning(`Stash's queue could not be read: ${readableMessage(error)}`);
  }
}
