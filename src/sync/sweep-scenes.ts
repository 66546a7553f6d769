import { SweepScenesDocument, type SweepScenesQuery } from '../stash/generated.ts';
import { askStash, type PatientStash } from './ask-stash.ts';

const perPage = 5_000;
/** How often a page that cannot be right is asked for, before the sweep goes on without trusting it. */
const attempts = 3;

export interface SweepPage {
  /** The page covers ids above this one … */
  after: number;
  /** … up to this one; null: to the end of the library. */
  upTo: number | null;
  /** Strictly ascending. */
  scenes: { id: number; updatedAtStash: string }[];
  /** Scenes of the library up to here, and in all as far as Stash said. */
  seen: number;
  total: number;
  /** False: something may be missing between `after` and `upTo`, so nothing there may be taken for deleted. */
  complete: boolean;
}

/**
 * Walks the ids and timestamps of all of Stash's scenes above `from`, a page at a time.
 *
 * A page can be trusted when it is as long as its own count says, strictly ascending, above the page before, and
 * when the scenes that remain are not fewer than the page before announced. Otherwise it is asked for again; if
 * it stays wrong, its scenes are handed on all the same (they exist), marked as incomplete.
 */
export async function* sweepScenes(ask: PatientStash, from = 0, size = perPage): AsyncGenerator<SweepPage> {
  let after = from;
  let seen = 0;
  let announced = 0;
  for (;;) {
    const { scenes, count, complete } = await readPage(ask, after, size, announced);
    seen += scenes.length;
    const last = scenes.at(-1)?.id;
    // A page cut short is followed by another question, and so is a full one, whatever its count says: only one
    // that can be trusted and is not full is the end.
    const ended = last === undefined || (complete && count === scenes.length && count < size);
    const page = {
      after,
      upTo: ended ? null : last,
      scenes,
      seen,
      total: seen + count - scenes.length,
      complete,
    };
    yield { ...page, total: Math.max(page.total, seen) };
    if (ended) return;
    announced = Math.max(announced, count) - scenes.length;
    after = last;
  }
}

async function readPage(
  ask: PatientStash,
  after: number,
  size: number,
  announced: number,
): Promise<{ scenes: SweepPage['scenes']; count: number; complete: boolean }> {
  let best: { scenes: SweepPage['scenes']; count: number } = { scenes: [], count: 0 };
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { findScenes } = await askStash(ask, SweepScenesDocument, { after, perPage: size });
    const scenes = ascendingAbove(after, findScenes);
    const complete =
      scenes.length === findScenes.scenes.length &&
      scenes.length === Math.min(size, findScenes.count) &&
      findScenes.count >= announced;
    if (complete) return { scenes, count: findScenes.count, complete };
    if (scenes.length >= best.scenes.length) best = { scenes, count: findScenes.count };
  }
  return { ...best, complete: false };
}

/** The scenes of an answer that continue the sweep; fewer than the answer's when it repeats or is out of order. */
function ascendingAbove(after: number, { scenes }: SweepScenesQuery['findScenes']): SweepPage['scenes'] {
  let last = after;
  const rising: SweepPage['scenes'] = [];
  for (const { id, updated_at } of scenes) {
    if (Number(id) <= last) continue;
    last = Number(id);
    rising.push({ id: last, updatedAtStash: updated_at });
  }
  return rising;
}
