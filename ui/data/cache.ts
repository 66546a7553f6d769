import type { QueryClient } from '@tanstack/react-query';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Decision } from './decisions.ts';

/*
 * What a reload must not lose, and what lets a page paint before the first answer. A hint, never the truth: every
 * answer taken from here is asked again at once, and a browser without storage (private windows) only starts colder.
 */

interface CacheSchema extends DBSchema {
  /** Last answers of the pages, by operation and input. */
  answers: { key: string; value: { key: readonly unknown[]; data: unknown; at: number } };
  /** Where the person was in a plan, and what was typed but not saved. */
  drafts: { key: string; value: unknown };
  /** Decisions that the plugin has not confirmed, by change. */
  outbox: { key: number; value: { change: number; decision: Decision } };
}

const keptOperations = new Set([
  'overview',
  'list-plans',
  'list-runs',
  'plan-detail',
  'plan-changes',
  'scene-changes',
  'read-settings',
]);
const maxAnswers = 80;
const answerVersion = 1;
/** Long ago, so that whatever was restored is asked again. */
const restoredAt = 1;

let database: Promise<IDBPDatabase<CacheSchema> | null> = Promise.resolve(null);
const started = new WeakSet<QueryClient>();

/** Opens the cache of one Stash, and lets the client read from it and write to it. Safe to call for every island. */
export function startCache(graphqlUrl: string, client: QueryClient): void {
  if (started.has(client)) return;
  started.add(client);
  database = openCache(`stashhog ${new URL(graphqlUrl, location.href).pathname}`);
  void restoreAnswers(client);
  keepAnswers(client);
}

async function openCache(name: string): Promise<IDBPDatabase<CacheSchema> | null> {
  try {
    return await openDB<CacheSchema>(name, answerVersion, {
      upgrade(made) {
        const before = Array.from(made.objectStoreNames);
        for (const old of before) made.deleteObjectStore(old);
        made.createObjectStore('answers');
        made.createObjectStore('drafts');
        made.createObjectStore('outbox', { keyPath: 'change' });
      },
    });
  } catch {
    return null;
  }
}

async function restoreAnswers(client: QueryClient): Promise<void> {
  const open = await database;
  const answers = (await open?.getAll('answers').catch(() => [])) ?? [];
  for (const { key, data } of answers) {
    if (client.getQueryData(key) === undefined) client.setQueryData(key, data, { updatedAt: restoredAt });
  }
}

function keepAnswers(client: QueryClient): void {
  const changed = new Map<string, { key: readonly unknown[]; data: unknown; at: number }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = async (): Promise<void> => {
    timer = undefined;
    const batch = [...changed];
    changed.clear();
    const open = await database;
    if (!open) return;
    try {
      const writing = open.transaction('answers', 'readwrite');
      for (const [hash, value] of batch) void writing.store.put(value, hash);
      await writing.done;
      await forgetOldest(open);
    } catch {
      // A full disk costs the warm start, nothing else.
    }
  };
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    const { queryKey, queryHash, state } = event.query;
    if (typeof queryKey[1] !== 'string' || !keptOperations.has(queryKey[1])) return;
    // What a view keeps beside the answers (see `use-plan-changes.ts`) is not one.
    if (queryKey.length > 3) return;
    if (state.dataUpdatedAt === restoredAt) return;
    changed.set(queryHash, { key: queryKey, data: firstPages(state.data), at: Date.now() });
    timer ??= setTimeout(() => void write(), 1000);
  });
}

/** Of a list that was scrolled far down only the beginning is kept. */
function firstPages(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('pages' in data) || !('pageParams' in data)) return data;
  const { pages, pageParams } = data as { pages: unknown[]; pageParams: unknown[] };
  return { pages: pages.slice(0, 1), pageParams: pageParams.slice(0, 1) };
}

async function forgetOldest(open: IDBPDatabase<CacheSchema>): Promise<void> {
  const count = await open.count('answers');
  if (count <= maxAnswers) return;
  const keys = await open.getAllKeys('answers');
  const values = await open.getAll('answers');
  const oldest = keys
    .map((key, index) => ({ key, at: values[index]?.at ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count - maxAnswers);
  for (const { key } of oldest) await open.delete('answers', key);
}

/** What was kept under a name, or undefined. */
export async function readDraft<Value>(name: string): Promise<Value | undefined> {
  const open = await database;
  return (await open?.get('drafts', name).catch(() => undefined)) as Value | undefined;
}

/** Keeps a value under a name; undefined forgets it. */
export async function keepDraft(name: string, value: unknown): Promise<void> {
  const open = await database;
  try {
    await (value === undefined ? open?.delete('drafts', name) : open?.put('drafts', value, name));
  } catch {
    // See above.
  }
}

/** Decisions of an earlier load of the page that were never confirmed. */
export async function readOutbox(): Promise<{ change: number; decision: Decision }[]> {
  const open = await database;
  return (await open?.getAll('outbox').catch(() => [])) ?? [];
}

export async function keepInOutbox(
  entries: readonly { change: number; decision: Decision }[],
): Promise<void> {
  const open = await database;
  try {
    const writing = open?.transaction('outbox', 'readwrite');
    for (const entry of entries) void writing?.store.put(entry);
    await writing?.done;
  } catch {
    // The decision is on its way to the plugin all the same.
  }
}

export async function forgetFromOutbox(changes: readonly number[]): Promise<void> {
  const open = await database;
  try {
    const writing = open?.transaction('outbox', 'readwrite');
    for (const change of changes) void writing?.store.delete(change);
    await writing?.done;
  } catch {
    // Sending a decision twice changes nothing.
  }
}
