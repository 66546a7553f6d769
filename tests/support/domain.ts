import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type OpenStore } from '../../plugin/store/open-store.ts';
import type { Context } from '../../src/context.ts';
import { Cancelled } from '../../src/errors.ts';
import type { ActiveRun } from '../../src/runs/active-run.ts';
import type { LiveEvent } from '../../src/runs/live-event.ts';
import type { StashClient } from '../../src/stash/client.ts';

export interface DomainContext extends Context {
  database: OpenStore;
  /** Where the store is. */
  folder: string;
  /** What was published to open pages. */
  published: Omit<LiveEvent, 'source' | 'seq'>[];
}

/** A real store in a folder of its own, a clock that moves a second per look, and the given Stash. Gone after the test. */
export function domainContext(stash: StashClient): DomainContext {
  const folder = mkdtempSync(join(tmpdir(), 'stashhog-test-'));
  const database = openStore(folder);
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const published: DomainContext['published'] = [];
  let looks = 0;
  return {
    database,
    folder,
    stash,
    published,
    clock: { now: () => new Date(Date.UTC(2026, 2, 1, 9, 0, looks++)).toISOString() },
    log: { debug() {}, info() {}, warning() {}, error() {}, progress() {} },
    live: { publish: (event) => void published.push(event) },
  };
}

export interface TestRun extends ActiveRun {
  events: { level: string; message: string }[];
  ended: Map<number, { status: string; reason: string | undefined }>;
  progressed: { done: number; total: number | null; message: string }[];
  cancel(): void;
}

/** A run whose row is in the store and that a test can watch and cancel. */
export function aRun(
  { database }: Pick<Context, 'database'>,
  kind: 'sync' | 'analyze' = 'sync',
  onProgress: (run: TestRun) => void = () => {},
): TestRun {
  const { lastId } = database.run(
    `insert into runs (kind, scope, status, input, actor, created_at)
     values (?, cast(random() as text), 'running', '{}', 'person', '2026-03-01T08:59:00.000Z')`,
    [kind],
  );
  const abort = new AbortController();
  const run: TestRun = {
    id: lastId,
    signal: abort.signal,
    events: [],
    ended: new Map(),
    progressed: [],
    cancel: () => abort.abort(new Cancelled()),
    progress(done, total, message) {
      run.progressed.push({ done, total, message });
      onProgress(run);
    },
    event: (level, message) => void run.events.push({ level, message }),
    claimScenes() {},
    sceneEnded: (id, status, reason) => void run.ended.set(id, { status, reason }),
    throwIfCancelled: () => abort.signal.throwIfAborted(),
  };
  return run;
}
