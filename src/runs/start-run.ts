import type { Context } from '../context.ts';
import type { StashClient } from '../stash/client.ts';
import { activeRun, insertRun, requeueRun, runById, type RunRow } from '../store/runs.ts';
import { unfinishedRun } from './claim-run.ts';
import type { OwnProcess } from './own-process.ts';
import { queueRun } from './queue-run.ts';
import { reconcileQueuedRuns } from './reconcile-queued-runs.ts';
import { reconcileRuns } from './reconcile-runs.ts';
import type { RunKind } from './run.ts';
import { scopeOf } from './scope.ts';

export interface StartRequest {
  kind: RunKind;
  input: {
    plan?: number | undefined;
    run?: number | undefined;
    scenes?: number[] | undefined;
    paths?: string[] | undefined;
    all?: boolean | undefined;
  };
}

/**
 * Makes a run and asks Stash for its job. When the same work is active already, that run is the answer; one whose
 * process or job is gone does not count. Process new scenes goes on where an unfinished one stopped.
 */
export async function startRun(
  context: Pick<Context, 'database' | 'clock' | 'live'>,
  stash: () => Promise<StashClient>,
  process: OwnProcess,
  request: StartRequest,
): Promise<{ run: RunRow; alreadyActive: boolean }> {
  const { database } = context;
  const scope = scopeOf(request.kind, request.input);
  const before = activeRun(database, request.kind, scope);
  if (before) {
    reconcileRuns(context, process.isAlive);
    if (before.status === 'queued' || before.status === 'waiting') {
      await reconcileQueuedRuns(context, await stash());
    }
  }

  const { id, made } = database.transaction(() => {
    const active = activeRun(database, request.kind, scope);
    return active ? { id: active.id, made: false } : { id: makeRun(context, request, scope), made: true };
  });
  const run = read(context, id);
  if (!made) return { run, alreadyActive: true };
  await queueRun(context, stash, run);
  return { run: read(context, id), alreadyActive: false };
}

function makeRun(
  context: Pick<Context, 'database' | 'clock'>,
  { kind, input }: StartRequest,
  scope: string,
): number {
  const { database, clock } = context;
  if (kind === 'process-new-scenes') {
    const unfinished = unfinishedRun(context, kind);
    if (unfinished && requeueRun(database, unfinished.id, ['failed'])) return unfinished.id;
  }
  const planId = input.plan ?? null;
  const createdAt = clock.now();
  return insertRun(database, { kind, scope, input, actor: 'person', planId, parentRunId: null, createdAt });
}

function read(context: Pick<Context, 'database'>, id: number): RunRow {
  const run = runById(context.database, id);
  if (!run) throw new Error(`run ${id} vanished`);
  return run;
}
