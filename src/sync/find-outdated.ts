import type { Context } from '../context.ts';
import type { StashClient } from '../stash/client.ts';
import { ScenesUpdatedSinceDocument, SweepScenesDocument } from '../stash/generated.ts';
import { readStampsOf, readWatermark } from '../store/mirror-scene-reads.ts';

const perPage = 5_000;
/** Stash compares timestamps as text in its own time zone: a day and two hours cover every change of zone or season. */
const overlapMs = 26 * 3_600_000;

interface Stamp {
  id: string;
  updated_at: string;
}

/**
 * Ids of scenes that changed in Stash since they were read, or that the mirror does not know; ascending. Asks only
 * for scenes near or after the mirror's newest timestamp and above its highest id, so it costs what changed.
 * Finds no deletions, and no change that moves no timestamp: those are for a sync.
 */
export async function findOutdated(
  { database }: Pick<Context, 'database'>,
  stash: StashClient,
): Promise<number[]> {
  const watermark = readWatermark(database);
  const outdated = new Set<number>();
  const compare = (scenes: readonly Stamp[]): void => {
    const known = readStampsOf(
      database,
      scenes.map(({ id }) => Number(id)),
    );
    for (const { id, updated_at } of scenes) {
      if (known.get(Number(id)) !== updated_at) outdated.add(Number(id));
    }
  };
  await eachPage(watermark?.lastId ?? 0, compare, async (after) => {
    const { findScenes } = await stash.request(SweepScenesDocument, { after, perPage });
    return findScenes.scenes;
  });
  if (watermark) {
    const since = earlier(watermark.updatedAtStash);
    await eachPage(0, compare, async (after) => {
      const { findScenes } = await stash.request(ScenesUpdatedSinceDocument, { since, after, perPage });
      return findScenes.scenes;
    });
  }
  return [...outdated].sort((a, b) => a - b);
}

async function eachPage(
  from: number,
  use: (scenes: readonly Stamp[]) => void,
  read: (after: number) => Promise<readonly Stamp[]>,
): Promise<void> {
  for (let after = from; ;) {
    const scenes = await read(after);
    use(scenes);
    const last = Number(scenes.at(-1)?.id ?? 0);
    if (scenes.length < perPage || last <= after) return;
    after = last;
  }
}

/** The same wall clock some time before, as text without an offset: a bound for Stash's text comparison. */
export function earlier(stashTime: string): string {
  const wallClock = Date.parse(`${stashTime.slice(0, 19)}Z`);
  return new Date(wallClock - overlapMs).toISOString().slice(0, 19);
}
