import type { Context } from '../context.ts';
import { Conflict, InvalidInput, NotFound } from '../errors.ts';
import { beingWritten } from '../store/applied-values.ts';
import { countSelected, decide, type Selection, touchedBySelection } from '../store/plan-changes.ts';
import { movePlans, planById } from '../store/plans.ts';
import type { ChangeStatus } from './change.ts';
import { settlePlan } from './settle-plan.ts';

export type DecisionWord = 'approve' | 'reject' | 'reset';

const decidedStatus = { approve: 'approved', reject: 'rejected', reset: 'pending' } as const;

/** What may be decided on when it is named: by id, or by a filter that names its status. */
const named: Record<DecisionWord, ChangeStatus[]> = {
  approve: ['pending', 'rejected', 'drifted', 'failed', 'undone'],
  reject: ['pending', 'approved', 'drifted', 'failed', 'undone'],
  reset: ['approved', 'rejected', 'drifted', 'failed'],
};
/** "All of them" leaves alone what somebody decided one by one, and what needs a look. */
const unnamed: Record<DecisionWord, ChangeStatus[]> = {
  approve: ['pending'],
  reject: ['pending', 'approved'],
  reset: ['approved', 'rejected'],
};

/**
 * A person's decision on changes. Applied ones stay as they are, and those that are being applied at this moment;
 * refused when only such ones were named. A filter that names no status means: approve what is
 * pending, reject what is pending or approved, reset what is approved or rejected.
 */
export function decideChanges(
  context: Pick<Context, 'database' | 'clock' | 'live'>,
  word: DecisionWord,
  selection: Selection,
  now: string = context.clock.now(),
): { changed: number; unchanged: number } {
  const { database, live } = context;
  if ('plan' in selection) checkPlan(context, selection.plan);
  const status = decidedStatus[word];
  const isNamed = 'changes' in selection || selection.filter.statuses !== undefined;

  const decided = database.transaction(() => {
    const asked = countSelected(database, selection);
    const touched = touchedBySelection(database, selection);
    const changed = decide(database, selection, {
      status,
      approvedBy: status === 'approved' ? 'person' : null,
      policy: null,
      at: now,
      from: (isNamed ? named : unnamed)[word],
    });
    if (changed === 0 && 'changes' in selection && beingWritten(database, selection.changes).length > 0) {
      throw new Conflict('This change is being applied right now; try again in a moment.');
    }
    if (changed > 0) {
      movePlans(database, touched.plans, ['draft', 'applied'], 'reviewing', now);
      for (const plan of touched.plans) settlePlan(context, plan);
    }
    const unchanged = ('changes' in selection ? new Set(selection.changes).size : asked) - changed;
    return { changed, unchanged, scenes: touched.scenes };
  });

  if (decided.changed > 0) {
    const scenes = decided.scenes.length > 200 ? null : decided.scenes;
    live.publish({ topics: ['plans', 'scenes'], scenes });
  }
  return { changed: decided.changed, unchanged: decided.unchanged };
}

/** Either chosen changes or a plan, never both and never neither. */
export function selectionOf(input: {
  changes?: number[] | undefined;
  plan?: number | undefined;
  filter?: Extract<Selection, { plan: number }>['filter'] | undefined;
}): Selection {
  if (input.changes && input.plan === undefined) return { changes: input.changes };
  if (input.plan !== undefined && !input.changes) return { plan: input.plan, filter: input.filter ?? {} };
  throw new InvalidInput('Name either changes, or a plan with a filter.');
}

function checkPlan({ database }: Pick<Context, 'database'>, id: number): void {
  const plan = planById(database, id);
  if (!plan) throw new NotFound(`Plan ${id} does not exist.`);
  if (plan.status === 'cancelled')
    throw new Conflict(`Plan ${id} was set aside; nothing in it can be decided.`);
}
