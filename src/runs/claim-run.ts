import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { addRunEvent } from '../store/run-events.ts';
import {
  activeRun,
  insertRun,
  latestRun,
  type Lease,
  requeueRun,
  setParent,
  runById,
  type RunRow,
  takeLease,
} from '../store/runs.ts';
import { endDeadRun, isDead } from './dead-run.ts';
import type { OwnProcess } from './own-process.ts';
import type { RunActor, RunKind } from './run.ts';

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
    if (isDead(found, now, process.isAlive)) {
      if (!claim.continues || found.cancelRequestedAt !== null) return { state: 'dead', run: found };
      addRunEvent(database, found.id, now, 'warning', 'Stopped from outside; going on where it was.');
      return take(found.id);
    }
    switch (found.status) {
      case 'queued':
        // It was to be done anyway; now it is done as a part of another run.
        if (claim.parentRunId !== undefined) setParent(database, found.id, claim.parentRunId);
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

/**
 * The newest run of a kind that goes on where it died, if that one failed: a step that fails does not fail its run, so
 * it was stopped from outside or could not reach Stash.
 */
export function unfinishedRun(context: Pick<Context, 'database'>, kind: RunKind): RunRow | undefined {
  const latest = latestRun(context.database, kind);
  return latest?.status === 'failed' ? latest : undefined;
}

function findRun(context: Pick<Context, 'database'>, claim: RunClaim): RunRow | undefined {
  const { database } = context;
  if (claim.runId !== undefined) return existing(context, claim.runId);
  const active = activeRun(database, claim.kind, claim.scope);
  if (active || !claim.continues) return active;
  const unfinished = unfinishedRun(context, claim.kind);
  if (unfinished && requeueRun(database, unfinished.id, ['failed'])) return existing(context, unfinished.id);
  return undefined;
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
