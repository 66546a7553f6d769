import type { Context } from '../context.ts';
import { storeSetting } from '../store/settings.ts';
import { readSettings } from './read-settings.ts';
import type { Settings } from './settings.ts';

/** Saves the given keys and leaves the others as they are. */
export function saveSettings(
  context: Pick<Context, 'database' | 'clock' | 'live'>,
  changed: { [Key in keyof Settings]?: Settings[Key] | undefined },
): Settings {
  const now = context.clock.now();
  context.database.transaction(() => {
    for (const [key, value] of Object.entries(changed)) {
      if (value !== undefined) storeSetting(context.database, key, value, now);
    }
  });
  context.live.publish({ topics: ['settings'] });
  return readSettings(context.database);
}
