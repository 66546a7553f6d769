import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { Live } from './runs/live-event.ts';
import type { StashClient } from './stash/client.ts';
import type { OpenDatabaseReader } from './stash/library-reader.ts';
import type { Database } from './store/database.ts';

/** What every piece of the domain may need from outside; each function asks for the few it uses (`Pick<Context, …>`). */
export interface Context {
  database: Database;
  clock: Clock;
  log: Log;
  live: Live;
  stash: StashClient;
  /** Reads Stash's database file; absent where no file can be reached. */
  openDatabaseReader?: OpenDatabaseReader | undefined;
}
