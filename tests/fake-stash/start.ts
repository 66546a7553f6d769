import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { Broadcast } from './broadcast.ts';
import { Config } from './config.ts';
import type { Emulation } from './emulation.ts';
import { Faults } from './faults/faults.ts';
import { schemaWith } from './graphql/build-schema.ts';
import { allResolvers } from './graphql/resolvers.ts';
import { addSubscriptions } from './graphql/subscriptions.ts';
import { requestHandler } from './http/handler.ts';
import { acceptSockets } from './http/sockets.ts';
import { JobQueue } from './jobs/queue.ts';
import { GENERATED_ROOT } from './library/file-names.ts';
import { Clock } from './library/clock.ts';
import { generateLibrary } from './library/generate.ts';
import { Library, type Release } from './library/library.ts';
import { GeneratedTruth } from './library/truth.ts';
import { Log } from './log.ts';
import { PluginRegistry } from './plugins/registry.ts';
import { PluginRunner } from './plugins/runner.ts';
import { RequestLog } from './request-log.ts';
import { encodeSession, goCookie } from './session/cookie.ts';

export interface FakeStashOptions {
  /** Stash's config folder, made when missing: config.yml, stash-go.sqlite, plugins/, library/. */
  folder: string;
  /** 0 or absent: any free one. */
  port?: number;
  release?: Release;
  /** How many scenes to generate when the library is new. Default 0. */
  scenes?: number;
  seed?: number;
  /** Added to the environment of plugin processes. */
  pluginEnv?: Record<string, string>;
  username?: string;
  password?: string;
  apiKey?: string;
  maxSessionAgeS?: number;
  tls?: { key: string; cert: string };
  /** What plugins are told as `server_connection.Host`. Default `0.0.0.0`. The fake itself listens on loopback only. */
  host?: string;
  /** Writes no log lines to stderr. */
  quiet?: boolean;
  /** The built host page. Default `<folder>/.host-page`. */
  hostPageFolder?: string;
  /** Milliseconds that a scan takes per file and a generate job per scene and kind. Default 2 each. */
  pace?: { scanMsPerFile?: number; generateMsPerItem?: number };
  /** What goes wrong from the start on, as in `Faults.add`: `truncated@SweepScenes#2, slow=300`. */
  faults?: string;
}

export interface FakeStash {
  /** For example `http://127.0.0.1:9999`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  readonly pluginsFolder: string;
  /** A configured library: files dropped here are found by a scan. */
  readonly libraryFolder: string;
  /** Direct access to the database; a new object after `restart`. */
  readonly library: Library;
  readonly truth: GeneratedTruth;
  readonly jobs: JobQueue;
  readonly log: Log;
  readonly requests: RequestLog;
  readonly faults: Faults;
  readonly config: Config;
  /** The server's time and the offset it writes; outlives a restart. */
  readonly clock: Clock;
  /** Process ids of plugin processes started since the last start that have not ended. */
  pluginProcesses(): number[];
  /** Ends the server and kills the plugin processes that are left. */
  close(): Promise<void>;
  /** The same folder and port again: job ids start at 1, the queue is lost, plugin processes survive. */
  restart(): Promise<void>;
  /** A restart with another generated library under the same address, as after a restored backup. */
  replaceLibrary(other: { scenes: number; seed: number }): Promise<void>;
}

/** What outlives a restart of the server, and how to restart it. */
interface Machine extends Pick<Emulation, 'restart' | 'replaceLibrary' | 'faults'> {
  clock: Clock;
}

interface Running {
  stash: Emulation;
  server: Server;
  port: number;
  stop(): Promise<void>;
}

export async function startFakeStash(options: FakeStashOptions): Promise<FakeStash> {
  const earlier: PluginRunner[] = [];
  let underWay: Promise<void> | undefined;
  /** Asked for twice at once, it happens once. */
  const restart = (meanwhile?: () => FakeStashOptions): Promise<void> => {
    underWay ??= startAgain(meanwhile).finally(() => (underWay = undefined));
    return underWay;
  };
  const machine: Machine = {
    faults: new Faults(),
    clock: new Clock(),
    restart: () => restart(),
    replaceLibrary: (other) =>
      restart(() => {
        for (const file of ['stash-go.sqlite', 'fake-side.sqlite'])
          for (const end of ['', '-wal', '-shm']) rmSync(join(options.folder, file + end), { force: true });
        return { ...options, ...other };
      }),
  };
  if (options.faults) machine.faults.add(options.faults);
  let running = await boot(options, options.port ?? 0, machine);
  const startAgain = async (meanwhile = () => options): Promise<void> => {
    await running.stop();
    earlier.push(running.stash.runner);
    running = await boot(meanwhile(), running.port, machine);
    // Whole turns of the event loop, in which clients of this same process notice that their kept-alive connections ended.
    for (let turn = 0; turn < 4; turn++) await new Promise((done) => setImmediate(done));
  };
  return {
    get url() {
      return `${options.tls ? 'https' : 'http'}://127.0.0.1:${running.port}`;
    },
    get port() {
      return running.port;
    },
    folder: running.stash.folder,
    pluginsFolder: running.stash.pluginsFolder,
    libraryFolder: running.stash.libraryFolder,
    get library() {
      return running.stash.library;
    },
    get truth() {
      return new GeneratedTruth(running.stash.library);
    },
    get jobs() {
      return running.stash.jobs;
    },
    get log() {
      return running.stash.log;
    },
    get requests() {
      return running.stash.requests;
    },
    faults: machine.faults,
    clock: machine.clock,
    get config() {
      return running.stash.config;
    },
    pluginProcesses: () => running.stash.runner.processIds(),
    async close() {
      await underWay;
      await running.stop();
      for (const runner of [...earlier, running.stash.runner]) runner.killAll();
    },
    restart: machine.restart,
    replaceLibrary: machine.replaceLibrary,
  };
}

async function boot(options: FakeStashOptions, port: number, machine: Machine): Promise<Running> {
  const { clock, ...shared } = machine;
  const folder = resolve(options.folder);
  const pluginsFolder = join(folder, 'plugins');
  const libraryFolder = join(folder, 'library');
  for (const path of [folder, pluginsFolder, libraryFolder]) mkdirSync(path, { recursive: true });
  const release = options.release ?? 'v0.30';
  const config = new Config(folder, {
    ...(options.username === undefined ? {} : { username: options.username }),
    ...(options.password === undefined ? {} : { password: options.password }),
    ...(options.apiKey === undefined ? {} : { api_key: options.apiKey }),
    ...(options.maxSessionAgeS === undefined ? {} : { max_session_age: options.maxSessionAgeS }),
    ...(options.host === undefined ? {} : { host: options.host }),
  });
  if (config.values.stash.length === 0) {
    config.values.stash = [libraryFolder, GENERATED_ROOT].map((path) => ({
      path,
      excludeVideo: false,
      excludeImage: false,
    }));
    config.save();
  }
  const library = new Library(folder, release, clock);
  if (library.isNew) generateLibrary(library, options.scenes ?? 0, options.seed ?? 1);
  const log = new Log(options.quiet ?? false, clock);
  const plugins = new PluginRegistry(pluginsFolder, config, log);
  const { session_store_key: key, max_session_age: age } = config.values;
  let ownPort = port;
  const runner = new PluginRunner({
    registry: plugins,
    log,
    env: options.pluginEnv ?? {},
    connection: (plugin, user) => ({
      Scheme: options.tls ? 'https' : 'http',
      Host: config.values.host,
      Port: ownPort,
      SessionCookie: goCookie(encodeSession(user, key), age),
      Dir: folder,
      PluginDir: plugin.folder,
    }),
  });
  const stash: Emulation = {
    release,
    folder,
    pluginsFolder,
    libraryFolder,
    config,
    library,
    log,
    jobs: new JobQueue(log, clock),
    plugins,
    runner,
    requests: new RequestLog(),
    ...shared,
    scanComplete: new Broadcast<boolean>(10),
    pace: { scanMsPerFile: 2, generateMsPerItem: 2, ...options.pace },
  };
  const schema = schemaWith(release, allResolvers());
  addSubscriptions(schema);
  const tls = options.tls !== undefined;
  const pageFolder = options.hostPageFolder ?? join(folder, '.host-page');
  const handler = requestHandler({ stash, schema, pageFolder, tls });
  const server = options.tls ? createHttps(options.tls, handler) : createHttp(handler);
  const closeSockets = acceptSockets(server, schema, stash, tls);
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  ownPort = (server.address() as AddressInfo).port;
  if (existsSync(pageFolder)) log.write('Debug', `host page from ${pageFolder}`);
  return {
    stash,
    server,
    port: ownPort,
    async stop() {
      stash.faults.releaseAll();
      stash.jobs.close();
      log.close();
      await closeSockets();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      library.close();
    },
  };
}
