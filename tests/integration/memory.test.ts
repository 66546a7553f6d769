import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FakeStash } from '../fake-stash/start.ts';
import { stashOfLibrary } from '../support/stash-of-library.ts';

const limitMb = 150;

let stash: FakeStash;
let folder: string;
let program: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stashhog-memory-'));
  program = join(folder, 'task-child.mjs');
  // Bundled like the plugin: reading the sources takes memory that nobody has to spend.
  await build({
    entryPoints: [fileURLToPath(new URL('../support/task-child.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
    },
  });
  ({ stash } = await stashOfLibrary(20_000));
});
afterAll(async () => {
  await stash.close();
  rmSync(folder, { recursive: true, force: true });
});

/** In a process of its own, as every task is. */
async function measured(work: 'sync' | 'analyze'): Promise<{ message: string; maxRssMb: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    program,
    work,
    String(stash.port),
    join(folder, 'store'),
  ]);
  return JSON.parse(stdout) as { message: string; maxRssMb: number };
}

it(`syncs and analyzes 20,000 scenes within ${limitMb} MB`, async () => {
  const synced = await measured('sync');
  expect(synced.message).toBe('Compared 20,000 scenes: 20,000 new.');
  expect(synced.maxRssMb).toBeLessThan(limitMb);
  const analyzed = await measured('analyze');
  expect(analyzed.message).toMatch(/^Analyzed 1\d,\d{3} scenes: /);
  expect(analyzed.maxRssMb).toBeLessThan(limitMb);
});
