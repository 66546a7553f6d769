import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type OpenStore, openStore } from '../../plugin/store/open-store.ts';
import type { Context } from '../../src/context.ts';
import type { LiveEvent } from '../../src/runs/live-event.ts';
import type { OwnProcess } from '../../src/runs/own-process.ts';
import { type InMemoryStash, inMemoryStash } from './in-memory-stash.ts';

/** Everything real but Stash: the store is SQLite in a folder that vanishes with the test. */
export interface TestContext extends Context {
  database: OpenStore;
  stash: InMemoryStash;
  /** Moves the clock on. */
  pass(ms: number): void;
  published: Omit<LiveEvent, 'source' | 'seq'>[];
  lines: string[];
  fractions: number[];
}

export function testContext(stash: InMemoryStash = inMemoryStash()): TestContext {
  const folder = mkdtempSync(join(tmpdir(), 'stashhog-test-'));
  const database = openStore(folder);
  // These tests kill nothing that the disk would notice, and open thousands of stores.
  database.script('pragma main.synchronous = off; pragma mirror.synchronous = off');
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  let nowMs = Date.parse('2026-03-04T05:06:07.000Z');
  const published: TestContext['published'] = [];
  const lines: string[] = [];
  const fractions: number[] = [];
  return {
    database,
    stash,
    clock: { now: () => new Date(nowMs).toISOString() },
    pass: (ms) => {
      nowMs += ms;
    },
    log: {
      debug: (line) => lines.push(line),
      info: (line) => lines.push(line),
      warning: (line) => lines.push(line),
      error: (line) => lines.push(line),
      progress: (fraction) => fractions.push(fraction),
    },
    live: { publish: (event) => void published.push(event) },
    published,
    lines,
    fractions,
  };
}

/** A process of its own that lives, and others that live only when named. */
export function processWith(...alive: number[]): OwnProcess {
  return { pid: 1000, host: 'here', isAlive: (pid, host) => (host === 'here' ? alive.includes(pid) : null) };
}
