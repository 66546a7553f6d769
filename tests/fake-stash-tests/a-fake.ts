import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeStash, type FakeStash, type FakeStashOptions } from '../fake-stash/start.ts';

/** A fake Stash in a folder of its own, gone with `close`. */
export async function aFake(options: Partial<FakeStashOptions> = {}): Promise<FakeStash> {
  const folder = mkdtempSync(join(tmpdir(), 'fake-stash-'));
  const stash = await startFakeStash({
    folder,
    quiet: true,
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

export interface Answer {
  status: number;
  // What a test asks for, it knows the shape of.
  // oxlint-disable-next-line typescript/no-explicit-any
  data: any;
  errors?: { message: string; path?: unknown[] }[];
}

export async function ask(
  stash: { url: string },
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${stash.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...(JSON.parse(await response.text()) as Pick<Answer, 'data'>) };
}
