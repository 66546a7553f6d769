import type { Context } from '../context.ts';
import type { ActiveRun } from '../runs/active-run.ts';
import { SweepScenesDocument } from '../stash/generated.ts';
import type { Comparison } from '../stash/library-reader.ts';
import { countScenes, readStamps } from '../store/mirror-scene-reads.ts';
import { askStash, type PatientStash } from './ask-stash.ts';
import { sweepScenes } from './sweep-scenes.ts';

/**
 * Compares all of Stash's ids and timestamps with the mirror, a page against the same range of the mirror.
 * Holds only the differences, and the ids where `keepAll` asks for them.
 */
export async function compareScenes(
  { database }: Pick<Context, 'database'>,
  ask: PatientStash,
  run: ActiveRun,
  keepAll: boolean,
): Promise<Comparison> {
  const found: Comparison = {
    total: 0,
    mirrored: countScenes(database),
    created: [],
    changed: [],
    unchanged: 0,
    all: keepAll ? [] : null,
    missing: [],
    complete: true,
  };
  for await (const page of sweepScenes(ask)) {
    run.throwIfCancelled();
    const mirror = new Map(
      readStamps(database, page.after, page.upTo).map(({ id, updatedAtStash }) => [id, updatedAtStash]),
    );
    for (const { id, updatedAtStash } of page.scenes) {
      const known = mirror.get(id);
      if (known === undefined) found.created.push(id);
      else if (known !== updatedAtStash) found.changed.push(id);
      else found.unchanged++;
      found.all?.push(id);
      mirror.delete(id);
    }
    found.total = page.seen;
    if (page.complete) found.missing.push(...mirror.keys());
    else found.complete = false;
    run.progress(page.seen, null, `Comparing ${page.seen} of ${page.total} scenes`);
  }
  // Pages that agree among themselves can still all be short: before anything is taken for deleted, the count of
  // the whole library must be the number of scenes seen.
  if (found.missing.length > 0 && found.complete) {
    const { findScenes } = await askStash(ask, SweepScenesDocument, { after: 0, perPage: 0 });
    found.complete = findScenes.count === found.total;
  }
  if (!found.complete) found.missing = [];
  return found;
}
