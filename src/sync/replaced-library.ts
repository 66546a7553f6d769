import type { Context } from '../context.ts';
import type { ActiveRun } from '../runs/active-run.ts';
import type { Comparison, LibraryReader } from '../stash/library-reader.ts';
import { clearMirror, writeFact } from '../store/mirror-facts.ts';
import { readScenes } from '../store/mirror-scene-reads.ts';
import { setAsideLibrary } from '../store/replaced-library.ts';
import type { SyncRecord } from './sync-record.ts';

const samples = 12;

/**
 * When Stash now shows another library than the one mirrored: empties the mirror and sets aside what was proposed for
 * and written to the old one, so that none of it is ever applied to, or undone on, scenes that only share its ids.
 */
export async function setAsideReplaced(
  context: Pick<Context, 'database' | 'clock'>,
  reader: LibraryReader,
  run: ActiveRun,
  record: SyncRecord,
  found: Comparison,
): Promise<boolean> {
  if (!(await isReplacedLibrary(context, reader, found))) return false;
  const { database, clock } = context;
  // First the precious part: a process that dies in between finds the same library replaced once more.
  const { plans, applied } = setAsideLibrary(database, clock.now());
  clearMirror(database);
  writeFact(database, 'first-sync-run', String(record.id));
  run.event(
    'warning',
    `Stash shows another library than before: the mirror was emptied; open plans cancelled: ${plans}; written changes that can no longer be undone here: ${applied}.`,
  );
  return true;
}

/**
 * Whether Stash now shows another library than the one mirrored: the ids are the same, the scenes are not.
 * Costs nothing unless most of the mirror differs; then a few scenes are read and the times they were created
 * compared, which no edit changes. (By instant: the text moves with the server's time zone.)
 */
async function isReplacedLibrary(
  { database }: Pick<Context, 'database'>,
  reader: LibraryReader,
  found: Comparison,
): Promise<boolean> {
  const differing = found.changed.length + found.missing.length;
  if (found.mirrored === 0 || found.changed.length === 0 || differing * 2 <= found.mirrored) return false;
  const step = Math.max(1, Math.floor(found.changed.length / samples));
  const ids = found.changed.filter((_, index) => index % step === 0).slice(0, samples);
  const known = readScenes(database, ids);
  const { scenes } = await reader.readScenes(ids);
  const others = scenes.filter((scene) => {
    const before = known.get(scene.id);
    return before && Date.parse(before.createdAtStash) !== Date.parse(scene.createdAtStash);
  });
  return others.length * 2 > scenes.length;
}
