import type { Context } from '../context.ts';
import { runById, summaryOf } from '../store/runs.ts';
import type { LiveTopic } from './live-event.ts';

/** Tells open pages how a run stands now. */
export function publishRun(
  context: Pick<Context, 'database' | 'live'>,
  id: number,
  more: { topics?: LiveTopic[]; scenes?: number[] | null } = {},
): void {
  const run = runById(context.database, id);
  if (!run) return;
  context.live.publish({
    topics: more.topics ?? ['runs'],
    run: summaryOf(run),
    ...(more.scenes === undefined ? {} : { scenes: more.scenes }),
  });
}
