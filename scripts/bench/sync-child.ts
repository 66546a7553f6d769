import { writeFileSync } from 'node:fs';
import { connect } from '../../plugin/host/connect.ts';
import { databaseReaders } from '../../plugin/readers/database-reader.ts';
import { openStore } from '../../plugin/store/open-store.ts';
import type { ActiveRun } from '../../src/runs/active-run.ts';
import type { StashClient } from '../../src/stash/client.ts';
import { sync } from '../../src/sync/sync.ts';

/*
 * A process of its own, as every task is, that synchronises once and prints what it took. Process start is not counted.
 * node sync-child.mjs <api|database> <full|incremental> <address> <folder of Stash's configuration> <folder of the store> <file for the requests>
 */
const [reader, mode, address, config, folder, requestsFile] = process.argv.slice(2) as [
  'api' | 'database',
  'full' | 'incremental',
  ...string[],
] & { length: 6 };
const url = new URL(address ?? '');
const database = openStore(folder ?? '');
const client = connect({
  Scheme: url.protocol.slice(0, -1),
  Host: url.hostname,
  Port: Number(url.port),
  SessionCookie: null,
  Dir: config ?? '',
  PluginDir: config ?? '',
});
const requests: string[] = [];
const stash: StashClient = {
  request(document, variables, options) {
    requests.push(JSON.stringify({ query: document.toString(), variables }));
    return client.request(document, variables, options);
  },
};
const { lastId } = database.run(
  `insert into runs (kind, status, input, actor, created_at) values ('sync', 'completed', '{}', 'task', '')`,
);
let warnings = 0;
const run: ActiveRun = {
  id: lastId,
  signal: new AbortController().signal,
  progress() {},
  event(level, message) {
    if (level !== 'info') process.stderr.write(`${message}\n`);
    if (level !== 'info') warnings++;
  },
  claimScenes() {},
  sceneEnded() {},
  throwIfCancelled() {},
};
const cpu = process.cpuUsage();
const started = performance.now();
const { result, message } = await sync(
  {
    database,
    stash,
    clock: { now: () => new Date().toISOString() },
    log: { debug() {}, info() {}, warning() {}, error() {}, progress() {} },
    live: { publish() {} },
    openDatabaseReader: databaseReaders(database, { config: config ?? '', store: folder ?? '' }),
  },
  run,
  { mode, confirmDeletions: false, reader },
);
const ms = performance.now() - started;
const { user, system } = process.cpuUsage(cpu);
database.close();
if (requestsFile) writeFileSync(requestsFile, requests.join('\n'));
console.log(
  JSON.stringify({
    ms,
    cpuMs: (user + system) / 1000,
    maxRssMb: process.resourceUsage().maxRSS / 1024,
    requests: requests.length,
    reader: result.reader,
    scenes: result.scenes,
    message,
    warnings,
  }),
);
