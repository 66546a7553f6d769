import type { Context } from '../context.ts';
import type { ActiveRun } from '../runs/active-run.ts';
import { type EntityKind, type StashEntity, singular } from '../stash/entity.ts';
import type { LibraryReader } from '../stash/library-reader.ts';
import { deleteEntities, readEntities, writeEntities } from '../store/mirror-entities.ts';
import type { SyncLogRow } from '../store/sync-log.ts';
import { entityChanges } from './changed-fields.ts';
import type { SyncRecord } from './sync-record.ts';

/** Brings performers, tags or studios of the mirror to Stash's state. Deletes only after a complete, counted reading. */
export async function syncEntities(
  { database, live }: Pick<Context, 'database' | 'live'>,
  reader: LibraryReader,
  run: ActiveRun,
  record: SyncRecord,
  kind: EntityKind,
  options: { all: boolean },
): Promise<void> {
  let written = 0;
  const { complete, gone, total } = await reader.readEntities(kind, run, options, (entities) => {
    run.throwIfCancelled();
    written += writeDifferences(database, record, kind, entities);
  });
  if (!complete) {
    record.problems.push(
      `Stash's list of ${kind} did not add up, so none were taken for deleted; run Sync again.`,
    );
  } else if (gone.length > 0 && total === 0) {
    record.problems.push(
      `Stash answered with no ${kind} at all, so none were taken for deleted; run Sync again, or Sync everything with deletions confirmed.`,
    );
  } else if (gone.length > 0) {
    run.throwIfCancelled();
    database.transaction(() => {
      deleteEntities(database, kind, gone);
      record.log(gone.map((id) => ({ entity: singular[kind], id, change: 'deleted' })));
    });
    written += gone.length;
  }
  // Names stand on the pages of scenes; which scenes, nobody has to find out for a hint.
  if (written > 0) live.publish({ topics: ['scenes'] });
}

function writeDifferences(
  database: Context['database'],
  record: SyncRecord,
  kind: EntityKind,
  entities: readonly StashEntity[],
): number {
  const known = readEntities(
    database,
    kind,
    entities.map(({ id }) => id),
  );
  const mirrored = new Map(known.map((entity) => [entity.id, entity]));
  const rows: SyncLogRow[] = [];
  const changed = entities.filter((entity) => {
    const before = mirrored.get(entity.id);
    if (!before) {
      rows.push({ entity: singular[kind], id: entity.id, change: 'created' });
      return true;
    }
    const changes = entityChanges(before, entity);
    if (changes.length > 0) rows.push({ entity: singular[kind], id: entity.id, change: 'updated', changes });
    return changes.length > 0 || before.updatedAtStash !== entity.updatedAtStash;
  });
  if (changed.length === 0) return 0;
  database.transaction(() => {
    writeEntities(database, kind, changed);
    record.log(rows);
  });
  return changed.length;
}
