import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { addRunEvent } from '../store/run-events.ts';
import {
  activeRun,
  insertRun,
  type Lease,
  requeueRun,
  setRunInput,
  setParent,
  runById,
  type RunRow,
  takeLease,
} from '../store/runs.ts';
import { endDeadRun, isDead } from './dead-run.ts';
import type { OwnProcess } from './own-process.ts';
import type { RunActor, RunKind } from './run.ts';
import { takeUpUnfinished } from './take-up-unfinished.ts';
import { wider } from './wider-input.ts';

export interface RunClaim {
  kind: RunKind;
  scope: string;
  input: unknown;
  actor: RunActor;
  runId?: number | undefined;
  parentRunId?: number | undefined;
  planId?: number | undefined;
  /** Runs of this kind go on where they died instead of starting afresh. */
  continues?: boolean | undefined;
}

/**
 * `ours`: we hold the lease. `theirs`: somebody else works on it, or it has ended. `between`: it waits for its
 * continuation, which may or may not still come.
 */
export type Claimed = { state: 'ours' | 'theirs' | 'between'; run: RunRow };

/**
 * Finds or makes the run to work on and takes its lease; one transaction, so of two processes one gets it.
 * `takeWaiting`: a run between two jobs is taken over, because its continuation is known to be gone.
 */
export function claimRun(
  context: Pick<Context, 'database' | 'clock' | 'live'>,
  claim: RunClaim,
  process: OwnProcess,
  owner: string,
  takeWaiting: boolean,
): Claimed {
  const { database, clock } = context;
  const lease: Lease = { owner, pid: process.pid, host: process.host };
  const claimed = database.transaction((): Claimed | { state: 'dead'; run: RunRow } => {
    const now = clock.now();
    const take = (id: number): Claimed => {
      takeLease(database, id, lease, now);
      return { state: 'ours', run: existing(context, id) };
    };
    const found = findRun(context, claim);
    if (!found) return take(insertRun(database, newRun(claim, now)));
    if (failedWithoutJob(claim, found) && !activeRun(database, found.kind, found.scope)) {
      // Its job was in the queue all along: the answer that named it was lost.
      requeueRun(database, found.id, ['failed']);
      return take(found.id);
    }
    if (isDead(found, now, process.isAlive)) {
      const goesOn = claim.continues && claim.runId !== undefined && found.cancelRequestedAt === null;
      if (!goesOn) return { state: 'dead', run: found };
      addRunEvent(database, found.id, now, 'warning', 'Stopped from outside; going on where it was.');
      return take(found.id);
    }
    switch (found.status) {
      case 'queued':
        // It was to be done anyway; now it is done as a part of another run.
        if (claim.parentRunId !== undefined) setParent(database, found.id, claim.parentRunId);
        if (claim.runId === undefined)
          setRunInput(database, found.id, wider(found.kind, found.input, claim.input));
        return take(found.id);
      case 'waiting':
        return claim.runId === found.id || takeWaiting ? take(found.id) : { state: 'between', run: found };
      default:
        return { state: 'theirs', run: found };
    }
  });
  if (claimed.state !== 'dead') return { state: claimed.state, run: claimed.run };
  endDeadRun(context, claimed.run);
  if (claim.runId !== undefined) return { state: 'theirs', run: existing(context, claim.runId) };
  return claimRun(context, claim, process, owner, takeWaiting);
}

function failedWithoutJob(claim: RunClaim, run: RunRow): boolean {
  return claim.runId === run.id && run.status === 'failed' && run.jobId === null && run.startedAt === null;
}

function findRun(context: Pick<Context, 'database' | 'clock'>, claim: RunClaim): RunRow | undefined {
  const { database } = context;
  if (claim.runId !== undefined) return existing(context, claim.runId);
  const active = activeRun(database, claim.kind, claim.scope);
  if (active || !claim.continues) return active;
  const unfinished = takeUpUnfinished(context, claim.kind, claim.input);
  return unfinished === undefined ? undefined : existing(context, unfinished);
}

function newRun(claim: RunClaim, createdAt: string): Parameters<typeof insertRun>[1] {
  const { kind, scope, input, actor, planId, parentRunId } = claim;
  return { kind, scope, input, actor, planId: planId ?? null, parentRunId: parentRunId ?? null, createdAt };
}

function existing(context: Pick<Context, 'database'>, id: number): RunRow {
  const run = runById(context.database, id);
  if (!run) throw new NotFound(`Run ${id} does not exist.`);
  return run;
}
