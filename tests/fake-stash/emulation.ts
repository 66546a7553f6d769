import type { Config } from './config.ts';
import type { Faults } from './faults/faults.ts';
import type { JobQueue } from './jobs/queue.ts';
import type { Library, Release } from './library/library.ts';
import type { Log } from './log.ts';
import type { PluginRegistry } from './plugins/registry.ts';
import type { RequestLog } from './request-log.ts';
import type { Broadcast } from './broadcast.ts';
import type { PluginRunner } from './plugins/runner.ts';

/** All parts of one running fake, as the resolvers and jobs see them. */
export interface Emulation {
  release: Release;
  folder: string;
  pluginsFolder: string;
  libraryFolder: string;
  config: Config;
  library: Library;
  log: Log;
  jobs: JobQueue;
  plugins: PluginRegistry;
  runner: PluginRunner;
  requests: RequestLog;
  faults: Faults;
  /** As on `FakeStash`: the server ends and starts again, or with another library. */
  restart(): Promise<void>;
  replaceLibrary(other: { scenes: number; seed: number }): Promise<void>;
  /** Sends `true` after a scan or clean that was not cancelled. */
  scanComplete: Broadcast<boolean>;
  /** Milliseconds that a scan spends per file and a generate job per scene and kind. */
  pace: { scanMsPerFile: number; generateMsPerItem: number };
}
