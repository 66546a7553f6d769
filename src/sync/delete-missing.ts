import type { Context } from '../context.ts';
import { deleteScenes } from '../store/mirror-scenes.ts';
import type { SyncRecord } from './sync-record.ts';

/** More than this many scenes and more than this share of the mirror: unusual enough to ask a person. */
const unusualCount = 100;
const unusualShare = 0.05;

export interface Deletions {
  deleted: number[];
  /** Missing in Stash, but kept until a person confirms. */
  held: number[];
}

/**
 * Takes scenes out of the mirror that Stash no longer has, unless they are unusually many: then none of them.
 * A library that is suddenly empty is always unusual.
 */
export function deleteMissing(
  { database, live }: Pick<Context, 'database' | 'live'>,
  record: SyncRecord,
  missing: readonly number[],
  { mirrored, left, confirmed }: { mirrored: number; left: number; confirmed: boolean },
): Deletions {
  const unusual =
    (missing.length > unusualCount && missing.length > mirrored * unusualShare) ||
    (missing.length > 0 && left === 0);
  if (unusual && !confirmed) {
    record.problems.push(
      `${missing.length} of ${mirrored} scenes are no longer in Stash. That is unusual, so they were kept: check that ` +
        `Stash shows the right library, then run Sync everything with "confirmDeletions" to remove them.`,
    );
    return { deleted: [], held: [...missing] };
  }
  if (missing.length > 0) {
    database.transaction(() => {
      deleteScenes(database, missing);
      record.counts.deleted += missing.length;
      record.log(missing.map((id) => ({ entity: 'scene', id, change: 'deleted' })));
    });
    live.publish({ topics: ['scenes'], scenes: missing.length > 500 ? null : [...missing] });
  }
  return { deleted: [...missing], held: [] };
}
