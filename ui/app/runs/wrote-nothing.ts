import type { RunDetail } from '../../data/shapes.ts';

/** An apply that ended well and changed nothing in Stash: nobody may take it for done. */
export function wroteNothing({ run, result }: Pick<RunDetail, 'run' | 'result'>): boolean {
  if (run.kind !== 'apply' || run.status !== 'completed') return false;
  return (result as { applied?: unknown } | null)?.applied === 0;
}
