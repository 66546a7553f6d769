import { randomBytes } from 'node:crypto';
import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '../../fake-stash/library/library.ts';
import type { FakeStash, FakeStashOptions } from '../../fake-stash/start.ts';
import { ask, type Answer } from './ask.ts';
import { removeOwnEntities } from './own-entities.ts';
import { tinyVideo } from './tiny-video.ts';

/** Where a real Stash listens, when one was given (`npm run test:contract -- --stash URL`). */
const REAL = process.env['CONTRACT_STASH_URL']?.replace(/\/$/, '');
const API_KEY = process.env['STASH_API_KEY'];

/** Which release the fake emulates (`npm run test:contract -- --release v0.28`); the newest unless told. */
export const fakeRelease = (process.env['CONTRACT_FAKE_RELEASE'] ?? 'v0.30') as Release;

/** For `test.runIf(isFake)`: the title says which ability of the fake the test needs. */
export const isFake = REAL === undefined;

export interface JobState {
  id: string;
  status: string;
  description: string;
  progress: number | null;
  addTime: string;
  startTime: string | null;
  endTime: string | null;
  error: string | null;
}

export interface AskOptions {
  headers?: Record<string, string>;
  signal?: AbortSignal;
  path?: string;
}

/** A Stash that the contract is held against: the fake, or a real server that must come out of it as it went in. */
export interface StashUnderTest {
  readonly url: string;
  /** Begins the name of everything a test makes; `close` removes whatever bears it. */
  readonly prefix: string;
  /** `v0.28`, `v0.29` or `v0.30`. */
  readonly release: string;
  readonly pluginsFolder: string;
  readonly configFolder: string;
  readonly database: string;
  /** A folder of this test alone, below a configured library; made when first asked for. */
  libraryFolder(): string;
  /** What a request needs to be let in: nothing, or the key. */
  readonly credentials: Record<string, string>;
  /** The fake itself, for tests under `runIf(isFake)`. */
  readonly fake: FakeStash;
  ask(query: string, variables?: Record<string, unknown>, options?: AskOptions): Promise<Answer>;
  /** The answer's `data`; throws what the server refused. */
  data(query: string, variables?: Record<string, unknown>): Promise<any>;
  /** Installs a plugin `<prefix>-<name>` whose program is `script`; returns its id and folder. */
  plugin(name: string, script: string, manifest?: string): Promise<{ id: string; folder: string }>;
  task(pluginId: string, args?: Record<string, unknown>, taskName?: string | null): Promise<string>;
  operate(pluginId: string, args?: Record<string, unknown>, signal?: AbortSignal): Promise<Answer>;
  job(id: string): Promise<JobState | null>;
  /** Waits until the job has ended. */
  ended(id: string): Promise<JobState>;
  stop(id: string): Promise<void>;
  /** Queues a scan of the test's own folder (not of the library) and waits for its end. */
  scan(options?: string): Promise<JobState>;
  /** Writes a small real video into the test's own folder; returns its path. */
  video(name: string, mark?: string): string;
  /** Level and text of the server's last 30 log lines. */
  logged(): Promise<string[]>;
  close(): Promise<void>;
}

export async function stashUnderTest(options: Partial<FakeStashOptions> = {}): Promise<StashUnderTest> {
  const fake = isFake
    ? await (await import('../stash-for-test.ts')).stashForTest({ release: fakeRelease, ...options })
    : undefined;
  const credentials: Record<string, string> = {};
  const key = fake ? options.apiKey : API_KEY;
  if (key) credentials['ApiKey'] = key;
  const prefix = `contract-${randomBytes(4).toString('hex')}`;
  const jobs = new Set<string>();
  const plugins: string[] = [];
  let ownFolder: string | undefined;

  const url = () => (fake ? fake.url : (REAL as string));
  const send: StashUnderTest['ask'] = (query, variables = {}, { headers, ...rest } = {}) =>
    ask({ url: url() }, query, variables, { ...rest, headers: { ...credentials, ...headers } });
  const data: StashUnderTest['data'] = async (query, variables) => {
    const answer = await send(query, variables);
    if (answer.status === 401) throw new Error('the server wants a key: give it in STASH_API_KEY');
    if (answer.errors) throw new Error(answer.errors.map((error) => error.message).join('\n'));
    return answer.data;
  };
  const { version, systemStatus, configuration } = await data(
    '{ version { version } systemStatus { databasePath configPath } configuration { general { pluginsPath stashes { path } } } }',
  );
  const { pluginsPath, stashes } = configuration.general;
  const release = /^v0\.\d+/.exec(version.version)?.[0] ?? version.version;

  const under: StashUnderTest = {
    get url() {
      return url();
    },
    prefix,
    release,
    pluginsFolder: pluginsPath,
    configFolder: systemStatus.configPath.replace(/[/\\][^/\\]*$/, ''),
    database: systemStatus.databasePath,
    credentials,
    get fake() {
      if (!fake) throw new Error('this needs the fake: mark the test with runIf(isFake)');
      return fake;
    },
    libraryFolder() {
      if (ownFolder) return ownFolder;
      const library = fake?.libraryFolder ?? stashes[0]?.path;
      if (!library) throw new Error('the server has no library folder configured');
      ownFolder = join(library, prefix);
      mkdirSync(ownFolder, { recursive: true });
      return ownFolder;
    },
    ask: send,
    data,
    async plugin(name, script, manifest = '') {
      writable(pluginsPath);
      const id = `${prefix}-${name}`;
      const folder = join(pluginsPath, id);
      mkdirSync(folder, { recursive: true });
      plugins.push(folder);
      writeFileSync(join(folder, 'main.mjs'), script);
      const exec = `exec: [${JSON.stringify(process.execPath)}, "{pluginDir}/main.mjs"]`;
      const own = manifest.includes('exec:') ? '' : exec;
      writeFileSync(join(folder, `${id}.yml`), `name: ${name} plugin\n${own}\n${manifest}\n`);
      await data('mutation { reloadPlugins }');
      return { id, folder };
    },
    async task(pluginId, args = {}, taskName = null) {
      const { runPluginTask } = await data(
        'mutation($id: ID!, $task: String, $args: Map) { runPluginTask(plugin_id: $id, task_name: $task, args_map: $args) }',
        { id: pluginId, task: taskName, args },
      );
      jobs.add(runPluginTask);
      return runPluginTask;
    },
    operate: (pluginId, args = {}, signal) =>
      send(
        'mutation($id: ID!, $args: Map) { runPluginOperation(plugin_id: $id, args: $args) }',
        { id: pluginId, args },
        signal ? { signal } : {},
      ),
    async job(id) {
      const found = await data(
        'query($id: ID!) { findJob(input: {id: $id}) { id status description progress addTime startTime endTime error } }',
        { id },
      );
      return found.findJob;
    },
    async ended(id) {
      let job: JobState | null = null;
      await until(async () => {
        job = await under.job(id);
        if (!job) throw new Error(`job ${id} is in neither queue nor graveyard`);
        return !['READY', 'RUNNING', 'STOPPING'].includes(job.status);
      });
      return job as unknown as JobState;
    },
    stop: (id) => data('mutation($id: ID!) { stopJob(job_id: $id) }', { id }),
    async scan(options = '') {
      const paths = JSON.stringify([under.libraryFolder()]);
      const { metadataScan } = await data(`mutation { metadataScan(input: {paths: ${paths} ${options}}) }`);
      return under.ended(metadataScan);
    },
    video(name, mark = name) {
      const path = join(under.libraryFolder(), name);
      writeFileSync(path, tinyVideo(`${prefix} ${mark}`));
      return path;
    },
    async logged() {
      const { logs } = await data('{ logs { level message } }');
      return logs.map((entry: { level: string; message: string }) => `${entry.level}: ${entry.message}`);
    },
    async close() {
      if (fake) return fake.close();
      for (const id of jobs) await under.stop(id);
      for (const folder of plugins) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      if (plugins.length) await data('mutation { reloadPlugins }');
      await removeOwnEntities(under, ownFolder);
    },
  };
  return under;
}

function writable(folder: string): void {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Error(
      `the plugins folder ${folder} cannot be written from here: run the contract where Stash runs`,
    );
  }
}

/** Looks again until the condition holds. The limit only ends a test that would never end. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`never became true: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export const message = (answer: Answer) => answer.errors?.[0]?.message;
