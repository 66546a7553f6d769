import { StashRefused, readableMessage } from '../errors.ts';
import { ScenesByIdsDocument, SweepScenesDocument } from '../stash/generated.ts';
import type { ReadScenes } from '../stash/library-reader.ts';
import { fromAnswer } from '../stash/scene.ts';
import { askStash, type PatientStash } from './ask-stash.ts';

/**
 * Reads these scenes with everything. Stash fails the whole question for one missing or broken scene, so a refused
 * question is halved until the culprit stands alone.
 */
export async function readScenesByIds(ask: PatientStash, ids: readonly number[]): Promise<ReadScenes> {
  // An empty list would mean every scene to Stash.
  if (ids.length === 0) return { scenes: [], gone: [], failed: [] };
  try {
    const { findScenes } = await askStash(ask, ScenesByIdsDocument, { ids: ids.map(String) });
    const wanted = new Set(ids);
    const scenes = findScenes.scenes.map(fromAnswer).filter(({ id }) => wanted.delete(id));
    const missing = [...wanted].map((id) => ({ id, reason: 'Stash left it out of its answer.' }));
    return { scenes, gone: [], failed: missing };
  } catch (error) {
    if (!(error instanceof StashRefused)) throw error;
    const [only] = ids;
    if (ids.length === 1 && only !== undefined) return readRefused(ask, only, error);
    const middle = Math.ceil(ids.length / 2);
    const first = await readScenesByIds(ask, ids.slice(0, middle));
    const second = await readScenesByIds(ask, ids.slice(middle));
    return {
      scenes: [...first.scenes, ...second.scenes],
      gone: [...first.gone, ...second.gone],
      failed: [...first.failed, ...second.failed],
    };
  }
}

/** "Not found" is believed only when the list of ids shows the gap as well. */
async function readRefused(ask: PatientStash, id: number, refusal: Error): Promise<ReadScenes> {
  const { findScenes } = await askStash(ask, SweepScenesDocument, { after: id - 1, perPage: 1 });
  const next = findScenes.scenes[0];
  const gap =
    next === undefined ? findScenes.count === 0 : findScenes.scenes.length === 1 && Number(next.id) > id;
  if (gap && /not found/i.test(refusal.message)) return { scenes: [], gone: [id], failed: [] };
  return { scenes: [], gone: [], failed: [{ id, reason: readableMessage(refusal) }] };
}
