import type { Context } from '../context.ts';
import type { ActiveRun } from '../runs/active-run.ts';
import { fromPerformer, fromStudio, fromTag, type EntityKind, type StashEntity } from '../stash/entity.ts';
import {
  PerformersPageDocument,
  PerformerStampsDocument,
  StudiosPageDocument,
  StudioStampsDocument,
  TagsPageDocument,
  TagStampsDocument,
} from '../stash/generated.ts';
import type { ReadEntities } from '../stash/library-reader.ts';
import { readEntityStamps } from '../store/mirror-entities.ts';
import { askStash, type PatientStash } from './ask-stash.ts';

const perPage = 1_000;
const stampsPerPage = 5_000;
/** Page numbers shift when somebody deletes meanwhile; then the kind is read again from its first page. */
const attempts = 3;

/**
 * Reads performers, tags or studios through the API, all of them. First asks for ids and timestamps alone: where those
 * are the mirror's, nothing is read, unless `all`. What is gone is known only after a complete, counted reading.
 */
export async function readEntitiesOfKind(
  { database }: Pick<Context, 'database'>,
  ask: PatientStash,
  run: ActiveRun,
  kind: EntityKind,
  { all }: { all: boolean },
  use: (entities: StashEntity[]) => void,
): Promise<ReadEntities> {
  const mirrored = readEntityStamps(database, kind);
  run.progress(0, null, `Reading ${kind}`);
  if (!all && mirrored.size > 0) {
    const stamps = await readAll((page) => readStamps[kind](ask, page), stampsPerPage, run);
    if (stamps.complete && isSame(stamps.items, mirrored))
      return { complete: true, gone: [], total: mirrored.size };
  }
  const seen = new Set<number>();
  const { complete } = await readAll(
    (page) => readPage[kind](ask, page),
    perPage,
    run,
    (entities) => {
      for (const { id } of entities) seen.add(id);
      use(entities);
    },
  );
  return {
    complete,
    gone: complete ? [...mirrored.keys()].filter((id) => !seen.has(id)) : [],
    total: seen.size,
  };
}

interface Page<Item> {
  count: number;
  items: Item[];
}

/** Reads all pages until one reading of them adds up: as many as counted, none twice, and the count stayed. */
async function readAll<Item extends { id: number }>(
  read: (page: number) => Promise<Page<Item>>,
  size: number,
  run: ActiveRun,
  use?: (items: Item[]) => void,
): Promise<{ complete: boolean; items: Item[] }> {
  const kept: Item[] = [];
  for (let attempt = 0; attempt < attempts; attempt++) {
    kept.length = 0;
    const seen = new Set<number>();
    let complete = true;
    let total: number | null = null;
    for (let page = 1; complete && (total === null || (page - 1) * size < total); page++) {
      run.throwIfCancelled();
      const { count, items } = await read(page);
      total ??= count;
      for (const { id } of items) seen.add(id);
      complete = count === total && seen.size === Math.min(page * size, total);
      if (use) use(items);
      else kept.push(...items);
    }
    if (complete) return { complete, items: kept };
  }
  return { complete: false, items: kept };
}

function isSame(stamps: readonly Stamp[], mirrored: ReadonlyMap<number, string>): boolean {
  return (
    stamps.length === mirrored.size &&
    stamps.every(({ id, updatedAtStash }) => mirrored.get(id) === updatedAtStash)
  );
}

interface Stamp {
  id: number;
  updatedAtStash: string;
}

const stampOf = ({ id, updated_at }: { id: string; updated_at: string }): Stamp => ({
  id: Number(id),
  updatedAtStash: updated_at,
});

const readStamps: Record<EntityKind, (ask: PatientStash, page: number) => Promise<Page<Stamp>>> = {
  async performers(ask, page) {
    const { findPerformers } = await askStash(ask, PerformerStampsDocument, { page, perPage: stampsPerPage });
    return { count: findPerformers.count, items: findPerformers.performers.map(stampOf) };
  },
  async tags(ask, page) {
    const { findTags } = await askStash(ask, TagStampsDocument, { page, perPage: stampsPerPage });
    return { count: findTags.count, items: findTags.tags.map(stampOf) };
  },
  async studios(ask, page) {
    const { findStudios } = await askStash(ask, StudioStampsDocument, { page, perPage: stampsPerPage });
    return { count: findStudios.count, items: findStudios.studios.map(stampOf) };
  },
};

const readPage: Record<EntityKind, (ask: PatientStash, page: number) => Promise<Page<StashEntity>>> = {
  async performers(ask, page) {
    const { findPerformers } = await askStash(ask, PerformersPageDocument, { page, perPage });
    return { count: findPerformers.count, items: findPerformers.performers.map(fromPerformer) };
  },
  async tags(ask, page) {
    const { findTags } = await askStash(ask, TagsPageDocument, { page, perPage });
    return { count: findTags.count, items: findTags.tags.map(fromTag) };
  },
  async studios(ask, page) {
    const { findStudios } = await askStash(ask, StudiosPageDocument, { page, perPage });
    return { count: findStudios.count, items: findStudios.studios.map(fromStudio) };
  },
};
