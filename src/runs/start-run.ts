import type { Context } from '../context.ts';
import { Conflict } from '../errors.ts';
import type { StashClient } from '../stash/client.ts';
import { activeRun, insertRun, openRuns, runById, type RunRow, setRunInput } from '../store/runs.ts';
import type { OwnProcess } from './own-process.ts';
import { queueRun } from './queue-run.ts';
import { reconcileQueuedRuns } from './reconcile-queued-runs.ts';
import { reconcileRuns } from './reconcile-runs.ts';
import { activeStatuses, type RunKind, type RunStatus } from './run.ts';
import { scopeOf, type Subject } from './scope.ts';
import { takeUpUnfinished } from './take-up-unfinished.ts';
import { covers, variantOf, wider } from './wider-input.ts';

export interface StartRequest {
  kind: RunKind;
  input: Subject & { [wish: string]: unknown };
}

type Needs = Pick<Context, 'database' | 'clock' | 'live'>;

/**
 * Makes a run and asks Stash for its job. When a run that does all of it is active already, that one is the answer
 * (one whose process or job is gone does not count); one that is still queued is asked for the rest as well; behind
 * one that works already, but on less, a second one is queued. Process new scenes goes on where an unfinished one
 * stopped.
 */
export async function startRun(
  context: Needs,
  stash: () => Promise<StashClient>,
  process: OwnProcess,
  request: StartRequest,
): Promise<{ run: RunRow; alreadyActive: boolean }> {
  const { database } = context;
  const before = sameWork(context, request);
  if (before.length > 0) {
    reconcileRuns(context, process.isAlive);
    if (before.some(({ status }) => status === 'queued' || status === 'waiting')) {
      await reconcileQueuedRuns(context, await stash());
    }
  }

  const { id, made } = database.transaction(() => {
    const joined = join(context, request);
    return joined === null ? { id: makeRun(context, request), made: true } : { id: joined, made: false };
  });
  const run = read(context, id);
  if (!made) return { run, alreadyActive: true };
  await queueRun(context, stash, run);
  return { run: read(context, id), alreadyActive: false };
}

/** Active runs on the same things, however much of the work each was asked for. */
function sameWork({ database }: Needs, { kind, input }: StartRequest): RunRow[] {
  const active: readonly RunStatus[] = activeStatuses;
  const scope = scopeOf(kind, input);
  return openRuns(database).filter(
    (run) =>
      run.kind === kind && active.includes(run.status) && scopeOf(kind, run.input as Subject) === scope,
  );
}

/** The active run that does what is asked, or will. */
function join(context: Needs, request: StartRequest): number | null {
  const { kind, input } = request;
  const runs = sameWork(context, request);
  const enough = runs.find((run) => covers(kind, run.input, input));
  if (enough) return enough.id;
  // A workflow that was queued to go on has its scan behind it.
  const queued = runs.find(
    ({ status, startedAt }) => status === 'queued' && (kind !== 'process-new-scenes' || startedAt === null),
  );
  if (queued) {
    setRunInput(context.database, queued.id, wider(kind, queued.input, input));
    return queued.id;
  }
  const [other] = runs;
  if (other && kind === 'process-new-scenes') {
    throw new Conflict(`Run ${other.id} processes other folders now; start again when it has ended.`);
  }
  return activeRun(context.database, kind, freeScope(context, request))?.id ?? null;
}

/** The scope of a new run: a second one on the same things says how it does more. */
function freeScope({ database }: Needs, { kind, input }: StartRequest): string {
  const scope = scopeOf(kind, input);
  if (!activeRun(database, kind, scope)) return scope;
  return [scope, variantOf(kind, input)].filter(Boolean).join('/');
}

function makeRun(context: Needs, request: StartRequest): number {
  const { kind, input } = request;
  if (kind === 'process-new-scenes') {
    const unfinished = takeUpUnfinished(context, kind, input);
    if (unfinished !== undefined) return unfinished;
  }
  return insertRun(context.database, {
    kind,
    scope: freeScope(context, request),
    input,
    actor: 'person',
    planId: input.plan ?? null,
    parentRunId: null,
    createdAt: context.clock.now(),
  });
}

function read(context: Needs, id: number): RunRow {
  const run = runById(context.database, id);
  if (!run) throw new Error(`run ${id} vanished`);
  return run;
}
