import { connect } from '../../plugin/host/connect.ts';
import { openStore } from '../../plugin/store/open-store.ts';
import { analyze } from '../../src/analyze/analyze.ts';
import type { ActiveRun } from '../../src/runs/active-run.ts';
import { defaultSettings } from '../../src/settings/read-settings.ts';
import { sync } from '../../src/sync/sync.ts';

/*
 * A process of its own that does one piece of work on the Stash at the given port and prints what it took:
 * node task-child.mjs sync|analyze <port> <folder of the store>
 */
const [work, port, folder] = process.argv.slice(2) as [string, string, string];
const database = openStore(folder);
const context = {
  database,
  stash: connect({
    Scheme: 'http',
    Host: '127.0.0.1',
    Port: Number(port),
    SessionCookie: null,
    Dir: folder,
    PluginDir: folder,
  }),
  clock: { now: () => new Date().toISOString() },
  log: { debug() {}, info() {}, warning() {}, error() {}, progress() {} },
  live: { publish() {} },
};
const { lastId } = database.run(
  `insert into runs (kind, status, input, actor, created_at) values (?, 'running', '{}', 'task', '')`,
  [work],
);
const run: ActiveRun = {
  id: lastId,
  signal: new AbortController().signal,
  progress() {},
  event() {},
  claimScenes() {},
  sceneEnded() {},
  throwIfCancelled() {},
};
const { message } =
  work === 'sync'
    ? await sync(context, run, { mode: 'full', confirmDeletions: false })
    : await analyze(context, run, { again: false }, defaultSettings());
database.close();
console.log(JSON.stringify({ message, maxRssMb: process.resourceUsage().maxRSS / 1024 }));
