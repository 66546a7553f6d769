import type { Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import { beingWritten } from '../store/applied-values.ts';
import { changeById, replaceProposed } from '../store/changes.ts';
import { movePlans, planById } from '../store/plans.ts';
import type { Change, FieldValue } from './change.ts';
import { checkValue } from './check-value.ts';

/**
 * A person's own value in place of the proposed one; approves the change. Refused when the page that sent it showed
 * an older revision, and when the change was applied already.
 */
export function editChange(
  { database, clock, live }: Pick<Context, 'database' | 'clock' | 'live'>,
  edit: { change: number; revision: number; value: FieldValue },
): Change {
  const edited = database.transaction(() => {
    const change = changeById(database, edit.change);
    if (!change) throw new NotFound(`Change ${edit.change} does not exist.`);
    if (change.revision !== edit.revision) {
      throw new Conflict('This change was decided or edited meanwhile; look at it again.');
    }
    if (change.status === 'applied') throw new Conflict('This change was applied already; undo it first.');
    if (beingWritten(database, [change.id]).length > 0) {
      throw new Conflict('This change is being applied right now; try again in a moment.');
    }
    if (planById(database, change.planId)?.status === 'cancelled') {
      throw new Conflict(`Plan ${change.planId} was set aside; nothing in it can be edited.`);
    }
    const { value, label } = checkValue(database, change.field, edit.value);
    if (!replaceProposed(database, change, value, label, clock.now())) {
      throw new Conflict(`Another change of this plan already proposes ${label} for this scene.`);
    }
    movePlans(database, [change.planId], ['draft', 'applied'], 'reviewing', clock.now());
    return changeById(database, change.id) ?? change;
  });
  live.publish({ topics: ['plans', 'scenes'], scenes: [edited.sceneId] });
  return edited;
}
