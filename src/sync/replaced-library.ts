import type { Context } from '../context.ts';
import { readScenes } from '../store/mirror-scene-reads.ts';
import type { PatientStash } from './ask-stash.ts';
import type { Comparison } from './compare-scenes.ts';
import { readScenesByIds } from './read-scenes.ts';

const samples = 12;

/**
 * Whether Stash now shows another library than the one mirrored: the ids are the same, the scenes are not.
 * Costs nothing unless most of the mirror differs; then a few scenes are read and the times they were created
 * compared, which no edit changes. (By instant: the text moves with the server's time zone.)
 */
export async function isReplacedLibrary(
  { database }: Pick<Context, 'database'>,
  ask: PatientStash,
  found: Comparison,
): Promise<boolean> {
  const differing = found.changed.length + found.missing.length;
  if (found.mirrored === 0 || found.changed.length === 0 || differing * 2 <= found.mirrored) return false;
  const step = Math.max(1, Math.floor(found.changed.length / samples));
  const ids = found.changed.filter((_, index) => index % step === 0).slice(0, samples);
  const known = readScenes(database, ids);
  const { scenes } = await readScenesByIds(ask, ids);
  const others = scenes.filter((scene) => {
    const before = known.get(scene.id);
    return before && Date.parse(before.createdAtStash) !== Date.parse(scene.createdAtStash);
  });
  return others.length * 2 > scenes.length;
}
