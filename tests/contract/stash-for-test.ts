import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeStash, type FakeStash, type FakeStashOptions } from '../fake-stash/start.ts';

/** A fake Stash in a folder of its own, gone with `close`. */
export async function stashForTest(options: Partial<FakeStashOptions> = {}): Promise<FakeStash> {
  const folder = mkdtempSync(join(tmpdir(), 'fake-stash-'));
  const stash = await startFakeStash({
    folder,
    quiet: true,
    scenes: 0,
    pace: { scanMsPerFile: 0, generateMsPerItem: 0 },
    ...options,
  });
  const close = stash.close.bind(stash);
  stash.close = async () => {
    await close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return stash;
}
