import type { StashEntity } from '../stash/entity.ts';
import type { StashScene } from '../stash/scene.ts';

/** What differs in one field: scalars with both values, lists with what came and went. */
export type FieldChange =
  | { field: string; old: unknown; new: unknown }
  | { field: string; added: unknown[]; removed: unknown[] };

type Fields<Item> = readonly (readonly [name: string, of: (item: Item) => unknown])[];

/** What the sync log calls each field, in the order in which it lists them. Stash's timestamps are no field of theirs. */
const sceneFields: Fields<StashScene> = [
  ['title', (scene) => scene.title],
  ['details', (scene) => scene.details],
  ['date', (scene) => scene.date],
  ['code', (scene) => scene.code],
  ['director', (scene) => scene.director],
  ['rating100', (scene) => scene.rating100],
  ['organized', (scene) => scene.organized],
  ['studio', (scene) => scene.studioId],
  ['performers', (scene) => scene.performerIds],
  ['tags', (scene) => scene.tagIds],
  ['groups', (scene) => scene.groupIds],
  ['galleries', (scene) => scene.galleryIds],
  ['urls', (scene) => scene.urls],
  ['stash_ids', (scene) => scene.stashIds],
  ['files', (scene) => scene.files],
  ['markers', (scene) => scene.markers],
  ['play_count', (scene) => scene.playCount],
  ['o_counter', (scene) => scene.oCounter],
];

const entityFields: Fields<StashEntity> = [
  ['name', (entity) => entity.name],
  ['aliases', (entity) => entity.aliases],
  ['disambiguation', (entity) => entity.disambiguation],
  ['parents', (entity) => entity.parentIds],
  ['urls', (entity) => entity.urls],
];

export function sceneChanges(before: StashScene, after: StashScene): FieldChange[] {
  return differing(sceneFields, before, after);
}

export function entityChanges(before: StashEntity, after: StashEntity): FieldChange[] {
  return differing(entityFields, before, after);
}

function differing<Item>(fields: Fields<Item>, before: Item, after: Item): FieldChange[] {
  return fields
    .filter(([, of]) => !same(of(before), of(after)))
    .map(([field, of]) => {
      const [old, now] = [of(before), of(after)];
      if (!Array.isArray(old) || !Array.isArray(now)) return { field, old, new: now };
      return { field, added: without(now, old), removed: without(old, now) };
    });
}

/** Items of the first list that the second lacks. Files and markers by id alone: which ones, not what of them. */
function without(items: readonly unknown[], others: readonly unknown[]): unknown[] {
  return items.filter((item) => !others.some((other) => same(item, other))).map(named);
}

function named(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || !('id' in item)) return item;
  return 'path' in item ? { id: item.id, path: item.path } : { id: item.id };
}

/** Deep equality of plain values, whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => same(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}
