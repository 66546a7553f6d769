import type { Field, FieldValue, ListField } from '../plans/change.ts';
import type { StashScene } from '../stash/scene.ts';

/** One value a change is about: a scalar of the scene, or whether one entity is in a list. */
export interface Spot {
  field: Field;
  /** Lists: the entity's id. Scalars: of no meaning. */
  value: FieldValue;
}

/** What the scene holds there: the scalar, or true or false for an entity of a list. */
export function valueAt(scene: StashScene, { field, value }: Spot): FieldValue {
  switch (field) {
    case 'studio':
      return scene.studioId;
    case 'performers':
      return scene.performerIds.includes(Number(value));
    case 'tags':
      return scene.tagIds.includes(Number(value));
    default:
      return scene[field];
  }
}

export function isListField(field: Field): field is ListField {
  return field === 'performers' || field === 'tags';
}

/** Empty text and nothing are the same to Stash. */
export function sameValue(a: FieldValue, b: FieldValue): boolean {
  return (a === '' ? null : a) === (b === '' ? null : b);
}

/** Whether Stash holds what was sent; it may trim text. */
export function holds(found: FieldValue, sent: FieldValue): boolean {
  if (typeof found === 'string' && typeof sent === 'string') return found.trim() === sent.trim();
  return sameValue(found, sent);
}

/** Names the value for comparing rows: two rows with one key are about the same thing. */
export function spotKey({ field, value }: Spot): string {
  return isListField(field) ? `${field}:${String(value)}` : field;
}
