import type { StashEntity } from '../stash/entity.ts';
import type { StashScene } from '../stash/scene.ts';

/** What the sync log calls each field, in the order in which it lists them. Stash's timestamps are no field of theirs. */
const sceneFields: readonly (readonly [name: string, of: (scene: StashScene) => unknown])[] = [
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

const entityFields: readonly (readonly [name: string, of: (entity: StashEntity) => unknown])[] = [
  ['name', (entity) => entity.name],
  ['aliases', (entity) => entity.aliases],
  ['disambiguation', (entity) => entity.disambiguation],
  ['parents', (entity) => entity.parentIds],
  ['urls', (entity) => entity.urls],
];

/** Names of the fields in which two states of one scene differ. */
export function changedSceneFields(before: StashScene, after: StashScene): string[] {
  return differing(sceneFields, before, after);
}

export function changedEntityFields(before: StashEntity, after: StashEntity): string[] {
  return differing(entityFields, before, after);
}

function differing<Item>(
  fields: readonly (readonly [name: string, of: (item: Item) => unknown])[],
  before: Item,
  after: Item,
): string[] {
  return fields.filter(([, of]) => !same(of(before), of(after))).map(([name]) => name);
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
