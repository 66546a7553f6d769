import type { Action, Field, FieldValue } from '../plans/change.ts';
import { isListField, sameValue } from './field-value.ts';

/** What a change asks for, with the value it was made for. */
export interface Wish {
  field: Field;
  action: Action;
  /** Scalars and studio: Stash's value when it was proposed. */
  base: FieldValue;
  proposed: FieldValue;
}

/**
 * `write`: Stash holds what the change was made for. `done`: it holds what the change wants already.
 * `drifted`: somebody made it something else; it is not ours to overwrite.
 */
export type Verdict =
  | { state: 'write'; before: FieldValue; after: FieldValue }
  | { state: 'done' | 'drifted'; now: FieldValue };

/** `now` is the scalar, or whether the entity is in the list. Lists never drift: an entity is in or it is not. */
export function compareThreeWays(wish: Wish, now: FieldValue): Verdict {
  if (isListField(wish.field)) {
    const after = wish.action === 'add';
    return now === after ? { state: 'done', now } : { state: 'write', before: now, after };
  }
  if (sameValue(now, wish.proposed)) return { state: 'done', now };
  if (sameValue(now, wish.base)) return { state: 'write', before: now, after: wish.proposed };
  return { state: 'drifted', now };
}
