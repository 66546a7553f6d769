import type { Context } from '../context.ts';
import type { ActiveRun } from '../runs/active-run.ts';
import type { LibraryReader, ReadScenes } from '../stash/library-reader.ts';
import type { StashScene } from '../stash/scene.ts';
import { readScenes } from '../store/mirror-scene-reads.ts';
import { touchScenes, writeScenes } from '../store/mirror-scenes.ts';
import type { SyncLogRow } from '../store/sync-log.ts';
import { breathe } from './breathe.ts';
import { sceneChanges } from './changed-fields.ts';
import { startPace } from './pace.ts';
import type { SyncRecord } from './sync-record.ts';

/** Stash reads chosen scenes as fast as pages of them (0), and a process holds only two such pages at a time. */
const perRead = 250;
/** Copied in one transaction: about a tenth of a second, in which nobody else can write. */
const perCopy = 5_000;

export interface UpdatedScenes {
  created: number[];
  updated: number[];
  /** Read again and found as they were. */
  unchanged: number[];
  gone: number[];
}

interface Options {
  /** Log a scene that was found as it was, because somebody asked for it by id. */
  logUnchanged: boolean;
  /** The run names these scenes one by one. */
  named: boolean;
  /** Called after each page with the last id of it. */
  onPage?: (lastId: number) => void;
}

/** Reads these scenes from Stash and writes what differs into the mirror and its log, one transaction per page. */
export async function updateScenes(
  context: Pick<Context, 'database' | 'clock' | 'live'>,
  reader: LibraryReader,
  run: ActiveRun,
  record: SyncRecord,
  ids: readonly number[],
  options: Options,
  result: UpdatedScenes,
): Promise<void> {
  const pace = startPace(ids.length);
  const read = (start: number): Promise<ReadScenes> => {
    const page = reader.readScenes(ids.slice(start, start + perRead));
    // Asked for ahead: what it fails with is thrown where it is waited for, if it still is.
    page.catch(() => {});
    return page;
  };
  let next = read(0);
  for (let start = 0; start < ids.length; start += perRead) {
    run.throwIfCancelled();
    run.progress(start, ids.length, `Reading ${pace(start)}`);
    const page = await next;
    // Stash works on the next page while this one is written.
    if (start + perRead < ids.length) {
      next = read(start + perRead);
      // A question is on its way only once the event loop has turned.
      await breathe();
    }
    // A cancel that came while Stash answered must not be followed by a write.
    run.throwIfCancelled();
    writePage(context, run, record, page, options, result);
    options.onPage?.(ids[Math.min(start + perRead, ids.length) - 1] ?? 0);
  }
}

/** Copies scenes that the mirror lacks, table to table, where the reader can. */
export async function copyCreated(
  { database, clock, live }: Pick<Context, 'database' | 'clock' | 'live'>,
  copy: NonNullable<LibraryReader['copyScenes']>,
  run: ActiveRun,
  record: SyncRecord,
  ids: readonly number[],
  result: UpdatedScenes,
): Promise<void> {
  const pace = startPace(ids.length);
  for (let start = 0; start < ids.length; start += perCopy) {
    const some = ids.slice(start, start + perCopy);
    run.throwIfCancelled();
    run.progress(start, ids.length, `Reading ${pace(start)}`);
    database.transaction(() => {
      record.counts.created += copy(some, clock.now());
      record.logCreated(some);
    });
    result.created.push(...some);
    live.publish({ topics: ['scenes'], scenes: some.length > 200 ? null : some });
    await breathe();
  }
}

function writePage(
  { database, clock, live }: Pick<Context, 'database' | 'clock' | 'live'>,
  run: ActiveRun,
  record: SyncRecord,
  read: ReadScenes,
  { logUnchanged, named }: Options,
  result: UpdatedScenes,
): void {
  const before = readScenes(
    database,
    read.scenes.map(({ id }) => id),
  );
  const rows: SyncLogRow[] = [];
  const write: StashScene[] = [];
  const same: number[] = [];
  const created: number[] = [];
  let updated = 0;
  for (const scene of read.scenes) {
    const known = before.get(scene.id);
    const changes = known ? sceneChanges(known, scene) : [];
    if (!known || changes.length > 0 || !sameTimes(known, scene)) write.push(scene);
    else same.push(scene.id);
    if (!known) {
      created.push(scene.id);
    } else if (changes.length > 0) {
      updated++;
      result.updated.push(scene.id);
      rows.push({ entity: 'scene', id: scene.id, change: 'updated', changes });
    } else {
      result.unchanged.push(scene.id);
      if (logUnchanged) rows.push({ entity: 'scene', id: scene.id, change: 'skipped' });
    }
  }
  for (const { id, reason } of read.failed)
    rows.push({ entity: 'scene', id, change: 'failed', error: reason });
  result.created.push(...created);
  result.gone.push(...read.gone);

  record.counts.created += created.length;
  record.counts.updated += updated;
  record.counts.failed += read.failed.length;
  database.transaction(() => {
    writeScenes(database, write, clock.now());
    touchScenes(database, same, clock.now());
    record.log(rows);
    record.logCreated(created);
    if (!named) return;
    for (const { id } of read.scenes) run.sceneEnded(id, 'done');
    for (const { id, reason } of read.failed) run.sceneEnded(id, 'failed', reason);
  });
  for (const { id, reason } of read.failed) run.event('warning', `Scene ${id} could not be read: ${reason}`);
  if (write.length > 0) live.publish({ topics: ['scenes'], scenes: write.map(({ id }) => id) });
}

function sameTimes(a: StashScene, b: StashScene): boolean {
  return a.updatedAtStash === b.updatedAtStash && a.createdAtStash === b.createdAtStash;
}
