import { failure } from '../graphql/errors.ts';
import type { JobControl } from '../jobs/queue.ts';
import type { Log } from '../log.ts';
import type { Manifest } from './manifest.ts';
import { startRawProcess, type RunningPlugin } from './raw-process.ts';
import type { PluginRegistry } from './registry.ts';

/** Field names as Go writes them. */
export interface ServerConnection {
  Scheme: string;
  Host: string;
  Port: number;
  SessionCookie: Record<string, unknown> | null;
  Dir: string;
  PluginDir: string;
}

interface RunnerOptions {
  registry: PluginRegistry;
  log: Log;
  env: Record<string, string>;
  connection: (plugin: Manifest, user: string) => ServerConnection;
}

export interface TaskRequest {
  pluginId: string;
  taskName: string | null;
  args: Record<string, unknown>;
  user: string;
}

/** Starts plugin processes: tasks as work of a job, operations as one call. */
export class PluginRunner {
  readonly #options: RunnerOptions;
  readonly #alive = new Set<RunningPlugin>();

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** Ends well however the process ends: only a process that cannot be started makes the job fail. */
  async runTask(request: TaskRequest, control: JobControl): Promise<void> {
    const { log } = this.#options;
    const { plugin, execArgs, args } = this.#prepareTask(request);
    const running = await this.#start(plugin, execArgs, args, request.user, control.setProgress).catch(
      (error: Error) => {
        throw new Error(`Error running plugin task: ${error.message}`);
      },
    );
    const stopped = new Promise<undefined>((resolve) => {
      control.signal.addEventListener('abort', () => {
        running.kill();
        resolve(undefined);
      });
    });
    const result = await Promise.race([running.result, stopped]);
    if (!result) return;
    if (result.error !== null) log.write('Error', `Plugin returned error: ${result.error}`);
    else if (result.output !== null) log.write('Debug', `Plugin returned: ${JSON.stringify(result.output)}`);
  }

  /** Outside the queue; killed when the client goes away. */
  async runOperation(
    pluginId: string,
    args: Record<string, unknown>,
    user: string,
    signal: AbortSignal,
  ): Promise<unknown> {
    const plugin = this.#options.registry.find(pluginId);
    if (!plugin) {
      throw failure(
        'Internal system error. Error <runtime error: invalid memory address or nil pointer dereference>',
      );
    }
    if (!this.#options.registry.isEnabled(pluginId)) throw failure(`plugin ${pluginId} is disabled`);
    const running = await this.#start(plugin, [], args, user, () => {}).catch((error: Error) => {
      throw failure(error.message);
    });
    const cancelled = new Promise<undefined>((resolve) => {
      const kill = () => {
        running.kill();
        resolve(undefined);
      };
      if (signal.aborted) kill();
      else signal.addEventListener('abort', kill);
    });
    const result = await Promise.race([running.result, cancelled]);
    if (!result) throw failure('operation cancelled');
    if (result.error !== null) throw failure(result.error);
    return result.output;
  }

  /** Process ids of plugin processes that have not ended. */
  processIds(): number[] {
    return [...this.#alive].map((running) => running.pid);
  }

  killAll(): void {
    for (const running of this.#alive) running.kill();
  }

  #prepareTask(request: TaskRequest) {
    const { registry } = this.#options;
    const fail = (message: string) => new Error(`Error creating plugin task: ${message}`);
    const plugin = registry.find(request.pluginId);
    if (!plugin) throw fail(`no plugin with ID ${request.pluginId}`);
    if (!registry.isEnabled(plugin.id)) throw fail(`plugin ${plugin.id} is disabled`);
    if (request.taskName === null) return { plugin, execArgs: [], args: request.args };
    const task = plugin.tasks.find((candidate) => candidate.name === request.taskName);
    if (!task) throw fail(`no task with name ${request.taskName} in plugin ${plugin.name}`);
    return { plugin, execArgs: task.execArgs, args: { ...task.defaultArgs, ...request.args } };
  }

  async #start(
    plugin: Manifest,
    execArgs: string[],
    args: Record<string, unknown>,
    user: string,
    onProgress: (value: number) => void,
  ): Promise<RunningPlugin> {
    const running = await startRawProcess({
      plugin,
      execArgs,
      input: { server_connection: this.#options.connection(plugin, user), args },
      env: { ...process.env, ...this.#options.env },
      log: this.#options.log,
      onProgress,
    });
    this.#alive.add(running);
    void running.result.finally(() => this.#alive.delete(running));
    return running;
  }
}
