import { ListFilterModel } from '../list/filter.ts';
import type { Named } from '../types.ts';

/** The address of the scene list filtered by one performer, tag or studio. */
export function scenesOf(type: 'performers' | 'tags' | 'studios', object: Partial<Named>): string {
  if (!object.id) return '#';
  const filter = new ListFilterModel();
  const criterion = filter.makeCriterion(type);
  criterion.value = {
    ...(criterion.value as object),
    items: [{ id: object.id, label: object.name ?? object.id }],
  };
  return `/scenes?${filter.setCriteria([criterion]).makeQueryParameters()}`;
}

// `PluginApi.utils.NavUtils`, as far as scenes go.
/** @public */
export const makePerformerScenesUrl = (performer: Partial<Named>): string =>
  scenesOf('performers', performer);
/** @public */
export const makeTagScenesUrl = (tag: Partial<Named>): string => scenesOf('tags', tag);
/** @public */
export const makeStudioScenesUrl = (studio: Partial<Named>): string => scenesOf('studios', studio);
/** @public */
export const makeSceneUrl = (id: string): string => `/scenes/${id}`;
