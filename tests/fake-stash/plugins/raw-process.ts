import { spawn } from 'node:child_process';
import type { Log } from '../log.ts';
import type { Manifest } from './manifest.ts';
import { commandOf } from './command.ts';
import { readStderr } from './stderr-lines.ts';

export interface PluginResult {
  /** The plugin's own `error`, or how the process ended when that was not well. */
  error: string | null;
  output: unknown;
}

export interface RunningPlugin {
  pid: number;
  /** Resolves at end of stdout and end of the process, whichever is later. Never rejects. */
  result: Promise<PluginResult>;
  /** SIGKILL to the process itself; its children live on. */
  kill(): void;
}

export interface RawProcessOptions {
  plugin: Manifest;
  execArgs: string[];
  input: unknown;
  env: NodeJS.ProcessEnv;
  log: Log;
  onProgress(value: number): void;
}

/** Rejects when the program cannot be started. */
export async function startRawProcess(options: RawProcessOptions): Promise<RunningPlugin> {
  const { plugin, log } = options;
  const [program, ...args] = commandOf(plugin, options.execArgs, options.env['PATH'] ?? '');
  const child = spawn(program as string, args, { env: options.env, stdio: ['pipe', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const stdoutEnd = new Promise<void>((resolve) => child.stdout.once('close', resolve));
  const exit = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  );
  const name = `[Plugin / ${plugin.name}] `;
  readStderr(child.stderr, plugin.errLog, (level, text) => log.write(level, name + text), options.onProgress);
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(`error running plugin: ${startError(program as string, error)}`)),
    );
  });
  child.on('error', () => {});
  child.stdin.on('error', (error) =>
    log.write('Warning', `error writing input to plugins stdin: ${error.message}`),
  );
  child.stdin.end(JSON.stringify(options.input));
  log.write('Debug', `Plugin ${plugin.name} started: ${[program, ...args].join(' ')}`);

  const finish = async (): Promise<PluginResult> => {
    await stdoutEnd;
    const ended = await exit;
    // Stash does not wait for stderr: it reads what has arrived by now and closes the pipe.
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    child.stderr.destroy();
    log.write('Debug', `Plugin ${plugin.name} finished`);
    const result = parseOutput(Buffer.concat(chunks).toString('utf8'));
    if (result.error === null && ended.signal)
      result.error = `signal: ${ended.signal === 'SIGKILL' ? 'killed' : ended.signal}`;
    else if (result.error === null && ended.code !== 0) result.error = `exit status ${ended.code}`;
    return result;
  };
  return { pid: child.pid as number, result: finish(), kill: () => void child.kill('SIGKILL') };
}

/** The whole text is one JSON object of this shape, or else it is itself the output. */
function parseOutput(text: string): PluginResult {
  try {
    const parsed = JSON.parse(text) as { error?: unknown; output?: unknown } | null;
    if (parsed === null) return { error: null, output: null };
    if (typeof parsed !== 'object' || Array.isArray(parsed)) return { error: null, output: text };
    const error = parsed.error ?? null;
    // An `error` that is not a string makes the decoding fail half way: what remains is an error without a text.
    if (error !== null && typeof error !== 'string') return { error: '', output: text };
    return { error, output: parsed.output ?? null };
  } catch {
    return { error: null, output: text };
  }
}

function startError(program: string, error: NodeJS.ErrnoException): string {
  const reason =
    error.code === 'ENOENT'
      ? 'no such file or directory'
      : error.code === 'EACCES'
        ? 'permission denied'
        : error.message;
  return `fork/exec ${program}: ${reason}`;
}
