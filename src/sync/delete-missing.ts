import type { Context } from '../context.ts';
import { readSettings } from '../settings/read-settings.ts';
import { deleteScenes } from '../store/mirror-scenes.ts';
import { answerDeletions, askAboutDeletions, askedDeletions } from '../store/sync-runs.ts';
import type { SyncRecord } from './sync-record.ts';

/** More than this many scenes and more than this share of the mirror: unusual enough to ask a person. */
const unusualCount = 100;
const unusualShare = 0.05;
const perDelete = 2_000;

export interface Deletions {
  deleted: number[];
  /** Missing in Stash, but kept until a person confirms. */
  held: number[];
  /** A person is to be asked now. */
  asks: boolean;
}

/**
 * Takes scenes out of the mirror that Stash no longer has, unless they are unusually many: then the setting decides, and
 * where it says so a person, who answers by resuming the run. A library that is suddenly empty is always unusual.
 */
export function deleteMissing(
  { database, live }: Pick<Context, 'database' | 'live'>,
  record: SyncRecord,
  missing: readonly number[],
  {
    runId,
    mirrored,
    left,
    confirmed,
    mayPause,
  }: {
    runId: number;
    mirrored: number;
    left: number;
    confirmed: boolean;
    mayPause: boolean;
  },
): Deletions {
  const unusual =
    (missing.length > unusualCount && missing.length > mirrored * unusualShare) ||
    (missing.length > 0 && left === 0);
  const asked = askedDeletions(database, runId);
  const setting = readSettings(database).largeDeletions;
  if (unusual && !confirmed && !asked && setting !== 'remove') {
    const asks = mayPause && setting === 'ask';
    const found = `${missing.length} of ${mirrored} scenes are no longer in Stash.`;
    if (asks) askAboutDeletions(database, record.id, missing.length, setting);
    record.problems.push(
      asks
        ? `${found} That is unusual, so the run waits: check that Stash shows the right library, then resume it to remove them from StashHog, or cancel it to keep them.`
        : `${found} That is unusual, so they were kept: check that Stash shows the right library, then choose “Remove them from the mirror” on the page of this run.`,
    );
    return { deleted: [], held: [...missing], asks };
  }
  if (asked) answerDeletions(database, asked.id, 'removed');
  for (let start = 0; start < missing.length; start += perDelete) {
    const some = missing.slice(start, start + perDelete);
    database.transaction(() => {
      deleteScenes(database, some);
      record.counts.deleted += some.length;
      record.log(some.map((id) => ({ entity: 'scene', id, change: 'deleted' })));
    });
    live.publish({ topics: ['scenes'], scenes: some.length > 500 ? null : some });
  }
  return { deleted: [...missing], held: [], asks: false };
}
