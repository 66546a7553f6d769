import type { StashClient } from '../../src/stash/client.ts';
import { openStore } from '../store/open-store.ts';
import { createLive } from './live.ts';
import type { Request } from './request.ts';
import { storeFolder } from './server-connection.ts';
import type { StderrProtocol } from './stderr-protocol.ts';
import { systemClock } from './system-clock.ts';
import { version } from './version.ts';

/** Opens the store and does what was asked for. What one kind of process needs is not loaded by the other. */
export async function perform({ connection, route }: Request, log: StderrProtocol): Promise<unknown> {
  const database = openStore(storeFolder(connection));
  const shared = { database, clock: systemClock, live: createLive(log), host: { version } };

  if (route.kind === 'operation') {
    let client: Promise<StashClient> | undefined;
    const stash = (): Promise<StashClient> =>
      (client ??= import('./connect.ts').then(({ connect }) => connect(connection)));
    const { runOperation } = await import('./run-operation.ts');
    // Not closed: the process ends at once, and the last one to close would fold the journal back for nothing.
    return runOperation(route.name, route.input, { ...shared, log, stash });
  }

  const [{ connect }, { repeatProgress }, { runTask }, { removeOldCompiled }] = await Promise.all([
    import('./connect.ts'),
    import('./repeat-progress.ts'),
    import('./run-task.ts'),
    import('./compile-cache.ts'),
  ]);
  removeOldCompiled(storeFolder(connection));
  try {
    return await runTask(route.name, route.input, {
      ...shared,
      log: repeatProgress(log),
      stash: connect(connection, { long: true }),
      actor: route.runId === undefined ? 'task' : 'person',
      ...(route.runId !== undefined && { runId: route.runId }),
    });
  } finally {
    database.close();
  }
}
