import type { Context } from '../context.ts';
import type { ActiveRun } from '../runs/active-run.ts';
import { fromPerformer, fromStudio, fromTag, type EntityKind, type StashEntity } from '../stash/entity.ts';
import { PerformersPageDocument, StudiosPageDocument, TagsPageDocument } from '../stash/generated.ts';
import { deleteEntities, readEntities, writeEntities } from '../store/mirror-entities.ts';
import type { SyncLogRow } from '../store/sync-log.ts';
import { askStash, type PatientStash } from './ask-stash.ts';
import { changedEntityFields } from './changed-fields.ts';
import type { SyncRecord } from './sync-record.ts';

const perPage = 1_000;
/** Page numbers shift when somebody deletes meanwhile; then the kind is read again from its first page. */
const attempts = 3;

const singular = { performers: 'performer', tags: 'tag', studios: 'studio' } as const;

/** Brings performers, tags or studios of the mirror to Stash's state. Deletes only after a complete, counted reading. */
export async function syncEntities(
  { database }: Pick<Context, 'database'>,
  ask: PatientStash,
  run: ActiveRun,
  record: SyncRecord,
  kind: EntityKind,
): Promise<void> {
  const mirrored = new Map(readEntities(database, kind).map((entity) => [entity.id, entity]));
  const seen = new Set<number>();
  let complete = false;
  for (let attempt = 0; attempt < attempts && !complete; attempt++) {
    seen.clear();
    complete = true;
    let total: number | null = null;
    for (let page = 1; total === null || (page - 1) * perPage < total; page++) {
      run.throwIfCancelled();
      run.progress(seen.size, null, `Reading ${kind}`);
      const { count, entities } = await readPage[kind](ask, page);
      total ??= count;
      const before = seen.size;
      for (const { id } of entities) seen.add(id);
      const full = Math.min(perPage, total - (page - 1) * perPage);
      if (count !== total || entities.length !== full || seen.size !== before + full) complete = false;
      writeDifferences(database, record, kind, mirrored, entities);
      if (!complete) break;
    }
  }
  if (!complete) {
    record.problems.push(
      `Stash's list of ${kind} did not add up, so none were taken for deleted; run Sync again.`,
    );
    return;
  }
  const gone = [...mirrored.keys()].filter((id) => !seen.has(id));
  if (gone.length === 0) return;
  if (seen.size === 0) {
    record.problems.push(
      `Stash answered with no ${kind} at all, so none were taken for deleted; run Sync again, or Sync everything with deletions confirmed.`,
    );
    return;
  }
  database.transaction(() => {
    deleteEntities(database, kind, gone);
    record.log(gone.map((id) => ({ entity: singular[kind], id, change: 'deleted' })));
  });
}

function writeDifferences(
  database: Context['database'],
  record: SyncRecord,
  kind: EntityKind,
  mirrored: Map<number, StashEntity>,
  entities: readonly StashEntity[],
): void {
  const rows: SyncLogRow[] = [];
  const changed = entities.filter((entity) => {
    const before = mirrored.get(entity.id);
    if (!before) {
      rows.push({ entity: singular[kind], id: entity.id, change: 'created' });
      return true;
    }
    const fields = changedEntityFields(before, entity);
    if (fields.length > 0) rows.push({ entity: singular[kind], id: entity.id, change: 'updated', fields });
    return fields.length > 0 || before.updatedAtStash !== entity.updatedAtStash;
  });
  if (changed.length === 0) return;
  database.transaction(() => {
    writeEntities(database, kind, changed);
    record.log(rows);
  });
  for (const entity of changed) mirrored.set(entity.id, entity);
}

const readPage: Record<
  EntityKind,
  (ask: PatientStash, page: number) => Promise<{ count: number; entities: StashEntity[] }>
> = {
  async performers(ask, page) {
    const { findPerformers } = await askStash(ask, PerformersPageDocument, { page, perPage });
    return { count: findPerformers.count, entities: findPerformers.performers.map(fromPerformer) };
  },
  async tags(ask, page) {
    const { findTags } = await askStash(ask, TagsPageDocument, { page, perPage });
    return { count: findTags.count, entities: findTags.tags.map(fromTag) };
  },
  async studios(ask, page) {
    const { findStudios } = await askStash(ask, StudiosPageDocument, { page, perPage });
    return { count: findStudios.count, entities: findStudios.studios.map(fromStudio) };
  },
};
