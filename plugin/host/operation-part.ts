import { config } from 'zod';
import type { StashClient } from '../../src/stash/client.ts';
import type { OperationHandler } from '../operations/handler.ts';
import { openStore } from '../store/open-store.ts';
import type { connect } from './connect.ts';
import { createLive } from './live.ts';
import { loadBundle, type Part } from './part.ts';
import { storeFolder } from './server-connection.ts';
import { systemClock } from './system-clock.ts';
import { validate } from './validate.ts';
import { version } from './version.ts';

// One input is validated: what zod would compile for the second is not worth its time.
config({ jitless: true });

interface Connector {
  connect: typeof connect;
}

/** One operation with all it needs; the build makes a file of it for every handler in `plugin/operations`. */
export function operationPart(handler: OperationHandler): Part {
  return async ({ connection, route }, log) => {
    const { contract } = handler;
    const input = validate(`the operation "${contract.name}"`, contract.input, route.input);
    let client: StashClient | undefined;
    // The store is not closed: the process ends at once, and the last one to close would fold the journal back for nothing.
    return handler.handle(input, {
      database: openStore(storeFolder(connection), { migrates: false }),
      clock: systemClock,
      live: createLive(log),
      log,
      host: { version },
      // Most operations never ask Stash.
      stash: async () => (client ??= loadBundle<Connector>('connect.cjs').connect(connection)),
    });
  };
}
