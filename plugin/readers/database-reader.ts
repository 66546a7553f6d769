import { accessSync, constants, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import type { Context } from '../../src/context.ts';
import { KnownError } from '../../src/errors.ts';
import type { LibraryReader, OpenDatabaseReader } from '../../src/stash/library-reader.ts';
import { readEntities } from '../../src/store/mirror-entities.ts';
import { countScenes, readScenes } from '../../src/store/mirror-scene-reads.ts';
import { attachStash, detachStash, stashJournalMode, stashVersion } from '../../src/store/stash-attach.ts';
import { checkStashColumns } from '../../src/store/stash-columns.ts';
import {
  copyScenes,
  differencesInRange,
  endOfRange,
  entityDifferences,
} from '../../src/store/stash-differences.ts';
import { createStashViews, dropStashViews, refreshGroupLinks } from '../../src/store/stash-views.ts';
import { breathe } from '../../src/sync/breathe.ts';
import { openStashDatabase, readOnlyAddress } from '../store/open-stash-database.ts';

/** Scenes compared at a time: some 20 ms, so that a cancel is seen and the heartbeat goes on. */
const perRange = 5_000;
/** A reader keeps Stash's journal from being folded back, so no snapshot is older than this. */
const longestSnapshotMs = 4_000;

/**
 * Reads Stash's database file beside the running Stash, and never writes to it. One connection of its own compares, in
 * one snapshot; the store's own connection copies new scenes from table to table.
 * `folder`: the folder of Stash's configuration, where a relative path begins, and of our store within it.
 */
export function databaseReaders(
  store: Context['database'],
  folder: { config: string; store: string },
): OpenDatabaseReader {
  return ({ path, schema }) => {
    const file = isAbsolute(path) ? path : resolve(folder.config, path);
    mustBeReadable(path, file);
    const reading = openStashDatabase(file, join(folder.store, 'mirror.sqlite'));
    try {
      const found = checkStashColumns(reading);
      if ('missing' in found)
        throw new KnownError(`Stash's database is not as StashHog knows it: ${found.missing}.`);
      if (schema !== 0 && found.version !== schema)
        throw new KnownError(
          `${file} has schema ${found.version}, but Stash says it uses ${schema}: it is another file.`,
        );
      const journal = stashJournalMode(reading);
      if (journal !== 'wal')
        throw new KnownError(
          `Stash's database is in journal mode "${journal}", where a reader would hold up Stash.`,
        );
      createStashViews(reading, found);
      attachStash(store, readOnlyAddress(file));
      createStashViews(store, found);
    } catch (error) {
      detach(store);
      reading.close();
      throw error;
    }
    return reader(store, reading);
  };
}

function reader(store: Context['database'], reading: ReturnType<typeof openStashDatabase>): LibraryReader {
  let comparedAt = -1;
  return {
    name: 'database',
    async compareScenes(run) {
      const found = {
        total: 0,
        mirrored: countScenes(store),
        created: [] as number[],
        changed: [] as number[],
        unchanged: 0,
        all: null,
        missing: [] as number[],
        complete: true,
      };
      comparedAt = stashVersion(reading);
      await inSnapshots(reading, async (renew) => {
        for (let after = 0; ;) {
          const upTo = endOfRange(reading, after, perRange);
          const part = differencesInRange(reading, after, upTo);
          found.total += part.total;
          found.created.push(...part.created);
          found.changed.push(...part.changed);
          found.missing.push(...part.missing);
          run.progress(found.total, null, `Comparing ${found.total} scenes`);
          if (upTo === null) break;
          after = upTo;
          await breathe();
          run.throwIfCancelled();
          renew();
        }
      });
      found.unchanged = found.total - found.created.length - found.changed.length;
      return found;
    },
    async readScenes(ids) {
      refreshGroupLinks(reading);
      // One transaction, so that no scene is read half before and half after an edit.
      const scenes = reading.transaction(() => readScenes(reading, ids, 'temp.stash_'));
      return { scenes: [...scenes.values()], gone: ids.filter((id) => !scenes.has(id)), failed: [] };
    },
    async readEntities(kind, run, _options, use) {
      run.progress(0, null, `Comparing ${kind}`);
      const { changed, missing, total, entities } = reading.transaction(() => {
        const differences = entityDifferences(reading, kind);
        return { ...differences, entities: readEntities(reading, kind, differences.changed, 'temp.stash_') };
      });
      if (changed.length > 0) use(entities);
      return { complete: true, gone: missing, total };
    },
    copyScenes(ids, syncedAt) {
      refreshGroupLinks(store);
      return copyScenes(store, ids, syncedAt);
    },
    moved: () => stashVersion(reading) !== comparedAt,
    close() {
      detach(store);
      reading.close();
    },
  };
}

/** All of `work` in one snapshot, which is renewed only when it grows too old. Each range is of one snapshot in any case. */
async function inSnapshots(
  reading: ReturnType<typeof openStashDatabase>,
  work: (renew: () => void) => Promise<void>,
): Promise<void> {
  let began = 0;
  const begin = (): void => {
    // Before the snapshot: a write of ours to the temporary table within it would be undone with it.
    refreshGroupLinks(reading);
    reading.script('begin');
    began = performance.now();
  };
  begin();
  try {
    await work(() => {
      if (performance.now() - began < longestSnapshotMs) return;
      reading.script('commit');
      begin();
    });
  } finally {
    reading.script('commit');
  }
}

function mustBeReadable(path: string, file: string): void {
  if (path === '') throw new KnownError('Stash does not say where its database is.');
  try {
    accessSync(file, constants.R_OK);
    if (statSync(file).isFile()) return;
  } catch {
    // Said below.
  }
  throw new KnownError(`Stash's database ${file} cannot be read from here.`);
}

function detach(store: Context['database']): void {
  dropStashViews(store);
  detachStash(store);
}
