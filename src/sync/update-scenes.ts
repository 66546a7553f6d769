import type { Context } from '../context.ts';
import type { ActiveRun } from '../runs/active-run.ts';
import type { StashScene } from '../stash/scene.ts';
import { readScenes } from '../store/mirror-scene-reads.ts';
import { touchScenes, writeScenes } from '../store/mirror-scenes.ts';
import type { SyncLogRow } from '../store/sync-log.ts';
import type { PatientStash } from './ask-stash.ts';
import { changedSceneFields } from './changed-fields.ts';
import { readScenesByIds, type ReadScenes } from './read-scenes.ts';
import type { SyncRecord } from './sync-record.ts';

/** Stash reads chosen scenes as fast as pages of them (0), and a process holds only this many at a time. */
const perRead = 250;

export interface UpdatedScenes {
  created: number[];
  updated: number[];
  /** Read again and found as they were. */
  unchanged: number[];
  gone: number[];
}

/** Reads these scenes from Stash and writes what differs into the mirror and its log, one transaction per page. */
export async function updateScenes(
  context: Pick<Context, 'database' | 'clock' | 'live'>,
  ask: PatientStash,
  run: ActiveRun,
  record: SyncRecord,
  ids: readonly number[],
  options: { logUnchanged: boolean; named: boolean },
): Promise<UpdatedScenes> {
  const result: UpdatedScenes = { created: [], updated: [], unchanged: [], gone: [] };
  for (let start = 0; start < ids.length; start += perRead) {
    run.throwIfCancelled();
    run.progress(start, ids.length, `Reading ${start} of ${ids.length} scenes`);
    const read = await readScenesByIds(ask, ids.slice(start, start + perRead));
    // A cancel that came while Stash answered must not be followed by a write.
    run.throwIfCancelled();
    writePage(context, run, record, read, options, result);
  }
  return result;
}

function writePage(
  { database, clock, live }: Pick<Context, 'database' | 'clock' | 'live'>,
  run: ActiveRun,
  record: SyncRecord,
  read: ReadScenes,
  { logUnchanged, named }: { logUnchanged: boolean; named: boolean },
  result: UpdatedScenes,
): void {
  const before = readScenes(
    database,
    read.scenes.map(({ id }) => id),
  );
  const rows: SyncLogRow[] = [];
  const write: StashScene[] = [];
  const same: number[] = [];
  for (const scene of read.scenes) {
    const known = before.get(scene.id);
    const fields = known ? changedSceneFields(known, scene) : [];
    if (!known || fields.length > 0 || known.updatedAtStash !== scene.updatedAtStash) write.push(scene);
    else same.push(scene.id);
    if (!known) {
      result.created.push(scene.id);
      rows.push({ entity: 'scene', id: scene.id, change: 'created' });
    } else if (fields.length > 0) {
      result.updated.push(scene.id);
      rows.push({ entity: 'scene', id: scene.id, change: 'updated', fields });
    } else {
      result.unchanged.push(scene.id);
      if (logUnchanged) rows.push({ entity: 'scene', id: scene.id, change: 'skipped' });
    }
  }
  for (const { id, reason } of read.failed)
    rows.push({ entity: 'scene', id, change: 'failed', error: reason });
  result.gone.push(...read.gone);

  record.counts.created = result.created.length;
  record.counts.updated = result.updated.length;
  record.counts.failed += read.failed.length;
  database.transaction(() => {
    writeScenes(database, write, clock.now());
    touchScenes(database, same, clock.now());
    record.log(rows);
    if (!named) return;
    for (const { id } of read.scenes) run.sceneEnded(id, 'done');
    for (const { id, reason } of read.failed) run.sceneEnded(id, 'failed', reason);
  });
  for (const { id, reason } of read.failed) run.event('warning', `Scene ${id} could not be read: ${reason}`);
  if (write.length > 0) live.publish({ topics: ['scenes'], scenes: write.map(({ id }) => id) });
}
