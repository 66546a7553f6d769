import type { Context } from '../context.ts';
import { addRunEvent } from '../store/run-events.ts';
import { rewindSteps, stepsOf } from '../store/run-steps.ts';
import { latestRun, requeueRun } from '../store/runs.ts';
import type { RunKind } from './run.ts';
import { covers } from './wider-input.ts';

/** What Stash's scan found so long ago is not what lies in the folders now. */
const staleAfterMs = 60 * 60 * 1000;

/**
 * Puts the newest run of a kind that goes on where it died back into the queue, if that one failed: a step that fails
 * does not fail its run, so it was stopped from outside or could not reach Stash. Only for the same work: with another
 * input it stays failed. When its first step is older than an hour, all steps are done once more, by the same run, so
 * that the scenes it had found are still its new scenes. Call in a transaction. Answers the run's id.
 */
export function takeUpUnfinished(
  { database, clock }: Pick<Context, 'database' | 'clock'>,
  kind: RunKind,
  input: unknown,
): number | undefined {
  const latest = latestRun(database, kind);
  if (latest?.status !== 'failed') return undefined;
  if (!covers(kind, latest.input, input) || !covers(kind, input, latest.input)) return undefined;
  if (!requeueRun(database, latest.id, ['failed'])) return undefined;
  const [first] = stepsOf(database, latest.id);
  const since = first?.endedAt ?? first?.startedAt;
  const now = clock.now();
  if (since && Date.parse(now) - Date.parse(since) > staleAfterMs) {
    rewindSteps(database, latest.id);
    addRunEvent(
      database,
      latest.id,
      now,
      'info',
      'It stopped more than an hour ago: every step is done again.',
    );
  }
  return latest.id;
}
