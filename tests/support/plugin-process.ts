import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where `npm run build` leaves the installable plugin; `npm test` builds it first. */
export const builtPlugin = resolve(import.meta.dirname, '../../dist/stashhog');
export const builtMain = join(builtPlugin, 'plugin/main.cjs');

export interface Ended {
  stdout: string;
  stderr: string;
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A folder of its own for Stash's configuration, with what Stash sends for a request in it. */
export function pluginWorld() {
  if (!existsSync(builtMain)) throw new Error('The plugin is not built: run `npm run build` first.');
  const folder = mkdtempSync(join(tmpdir(), 'stashhog-process-'));
  return {
    folder,
    storeFolder: join(folder, 'stashhog'),
    stdin: (args: Record<string, unknown>, connection: Record<string, unknown> = {}) =>
      JSON.stringify({
        server_connection: {
          Scheme: 'http',
          Host: '127.0.0.1',
          Port: 9,
          SessionCookie: null,
          Dir: folder,
          PluginDir: builtPlugin,
          ...connection,
        },
        args,
      }),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Starts the built plugin as Stash does, writes all of `stdin` and closes it. */
export function startMain(
  stdin: string,
  env: Record<string, string> = {},
  stdio: StdioOptions = 'pipe',
): ChildProcess {
  const child = spawn(process.execPath, [builtMain], {
    stdio,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  // A process that never reads its input closes the pipe.
  child.stdin?.on('error', () => {});
  child.stdin?.end(stdin);
  return child;
}

export function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code, signal) => done({ stdout, stderr, code, signal }));
  });
}

/** The one JSON document on stdout, checked for being just that. */
export async function answerOf(stdin: string, env: Record<string, string> = {}): Promise<Answer> {
  const { stdout } = await ended(startMain(stdin, env));
  return JSON.parse(stdout) as Answer;
}

export interface Answer {
  output?: unknown;
  error?: string;
}
