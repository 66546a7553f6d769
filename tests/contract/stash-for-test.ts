import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeStash, type FakeStash, type FakeStashOptions } from '../fake-stash/start.ts';

export interface Answer {
  status: number;
  data: any;
  errors?: { message: string; path?: unknown[]; extensions?: { code: string } }[];
  headers: Headers;
}

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

export async function ask(
  stash: { url: string },
  query: string,
  variables: Record<string, unknown> = {},
  init: { headers?: Record<string, string>; signal?: AbortSignal; path?: string } = {},
): Promise<Answer> {
  const response = await fetch(`${stash.url}${init.path ?? '/graphql'}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...init.headers },
    body: JSON.stringify({ query, variables }),
    ...(init.signal ? { signal: init.signal } : {}),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    ...(text ? JSON.parse(text) : { data: undefined }),
  };
}

/** Writes a plugin whose program is `script`, run by this same Node, and makes the server read it. */
export async function installPlugin(
  stash: FakeStash,
  id: string,
  script: string,
  manifest = '',
): Promise<string> {
  const folder = join(stash.pluginsFolder, id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'main.mjs'), script);
  const exec = `exec: [${JSON.stringify(process.execPath)}, "{pluginDir}/main.mjs"]`;
  writeFileSync(
    join(folder, `${id}.yml`),
    `name: ${id} plugin\n${manifest.includes('exec:') ? '' : exec}\n${manifest}\n`,
  );
  await ask(stash, 'mutation { reloadPlugins }');
  return folder;
}

export async function runTask(
  stash: FakeStash,
  pluginId: string,
  args: Record<string, unknown> = {},
  taskName: string | null = null,
): Promise<string> {
  const { data } = await ask(
    stash,
    'mutation($id: ID!, $task: String, $args: Map) { runPluginTask(plugin_id: $id, task_name: $task, args_map: $args) }',
    { id: pluginId, task: taskName, args },
  );
  return data.runPluginTask as string;
}

export function operate(
  stash: FakeStash,
  pluginId: string,
  args: Record<string, unknown> = {},
  signal?: AbortSignal,
): Promise<Answer> {
  const document = 'mutation($id: ID!, $args: Map) { runPluginOperation(plugin_id: $id, args: $args) }';
  return ask(stash, document, { id: pluginId, args }, signal ? { signal } : {});
}

/** Looks again until the condition holds. The limit only ends a test that would never end. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`never became true: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Script lines for plugins: read all of stdin, answer with one JSON object. */
export const READ_INPUT = `
const chunks = []; for await (const chunk of process.stdin) chunks.push(chunk)
const input = JSON.parse(Buffer.concat(chunks))
const answer = (output) => process.stdout.write(JSON.stringify({ output }))
const log = (level, text) => process.stderr.write('\\x01' + level + '\\x02' + text + '\\n')
`;
