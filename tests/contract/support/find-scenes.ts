import type { Answer } from './ask.ts';
import type { StashUnderTest } from './stash-under-test.ts';

export interface Found {
  count: number;
  scenes: { id: string; title: string }[];
}

const DOCUMENT = `query($f: SceneFilterType, $p: FindFilterType, $ids: [ID!], $old: [Int!]) {
  findScenes(scene_filter: $f, filter: $p, ids: $ids, scene_ids: $old) { count scenes { id title } } }`;

/** Words for asking findScenes; `mine` is the criterion that only the test's own titled scenes meet. */
export function sceneFinder(stash: StashUnderTest) {
  const answer = (variables: Record<string, unknown>): Promise<Answer> => stash.ask(DOCUMENT, variables);
  const mine = { title: { value: `${stash.prefix}%`, modifier: 'EQUALS' } };
  const find = async (f: unknown, p: unknown = { sort: 'id', per_page: -1 }): Promise<Found> =>
    (await stash.data(DOCUMENT, { f, p })).findScenes;
  return {
    answer,
    mine,
    find,
    /** Ids of the own scenes that meet the filter too, in the order of the ids unless told otherwise. */
    ids: async (filter: Record<string, unknown> = {}, page?: unknown): Promise<string[]> =>
      (await find({ ...mine, ...filter }, page)).scenes.map((scene) => scene.id),
  };
}
