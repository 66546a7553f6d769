import { NotFound } from '../../src/errors.ts';
import { runningTaskJob, type StashJob } from '../../src/runs/stash-job.ts';
import type { StashClient } from '../../src/stash/client.ts';
import { databaseReaders } from '../readers/database-reader.ts';
import { openStore } from '../store/open-store.ts';
import type { Task } from '../tasks/task.ts';
import { removeOldCompiled } from './compile-cache.ts';
import { connect } from './connect.ts';
import { createLive } from './live.ts';
import type { Part } from './part.ts';
import { repeatProgress } from './repeat-progress.ts';
import { storeFolder } from './server-connection.ts';
import { systemClock } from './system-clock.ts';
import { validate } from './validate.ts';
import { version } from './version.ts';

/** All tasks; the one that is asked for is evaluated. */
export const part: Part = async ({ connection, route }, log) => {
  const task = await findTask(route.name);
  const input = validate(`the task "${route.name}"`, task.input, route.input);
  const runId = route.kind === 'task' ? route.runId : undefined;
  const folder = storeFolder(connection);
  removeOldCompiled(folder);
  const stash = connect(connection, { long: true });
  const database = openStore(folder);
  try {
    const job = runId === undefined ? await ownJob(stash) : null;
    return await task.perform(input, {
      database,
      clock: systemClock,
      live: createLive(log),
      log: repeatProgress(log),
      stash,
      openDatabaseReader: databaseReaders(database, { config: connection.Dir, store: folder }),
      host: { version },
      actor: runId === undefined ? 'task' : 'person',
      ...(runId !== undefined && { runId }),
      ...(job && { job }),
    });
  } finally {
    database.close();
  }
};

/** For the run's record only: a Stash that does not answer now is the task's own matter. */
async function ownJob(stash: StashClient): Promise<StashJob | null> {
  try {
    return await runningTaskJob(stash);
  } catch {
    return null;
  }
}

async function findTask(name: string): Promise<Task> {
  let task: Task | undefined;
  try {
    task = ((await import(`../tasks/${name}.ts`)) as { default?: Task }).default;
  } catch (error) {
    // The words of esbuild's table of modules.
    if (!(error instanceof Error && error.message.startsWith('Module not found in bundle'))) throw error;
  }
  if (!task)
    throw new NotFound(`StashHog has no task named "${name}"; src/operations/README.md lists them all.`);
  return task;
}
