import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StashWithPlugin, startStashWithPlugin } from '../support/stash-with-plugin.ts';
import { waitFor } from '../support/wait-for.ts';

/* Real: the built plugin, its launcher, SQLite, HTTP. Fake: Stash. */

let world: StashWithPlugin;
beforeAll(async () => {
  world = await startStashWithPlugin({ scenes: 20 });
});
afterAll(() => world?.close());

it('a task of the Tasks page notes the job it is, with its run and with its sync', async () => {
  const { runPluginTask: job } = await world.graphql<{ runPluginTask: string }>(
    'mutation { runPluginTask(plugin_id: "stashhog", task_name: "Sync") }',
  );
  const { findJob } = await world.graphql<{ findJob: { addTime: string } }>(
    `{ findJob(input: { id: "${job}" }) { addTime } }`,
  );
  const run = await waitFor(async () => (await world.operation('list-runs', { active: false })).runs[0], {
    what: 'the run to end',
    timeoutMs: 30_000,
  });
  const store = new DatabaseSync(join(world.storeFolder, 'state.sqlite'), { readOnly: true });
  try {
    expect(store.prepare('select id, actor, job_id, job_added_at from runs').all()).toEqual([
      { id: run.id, actor: 'task', job_id: job, job_added_at: findJob.addTime },
    ]);
    expect(store.prepare('select run_id, job_id from sync_runs').all()).toEqual([
      { run_id: run.id, job_id: job },
    ]);
  } finally {
    store.close();
  }
});
