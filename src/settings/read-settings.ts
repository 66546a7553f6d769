import { storedSettings } from '../store/settings.ts';
import type { Database } from '../store/database.ts';
import { type Settings, settingsSchema } from './settings.ts';

/** All settings. A stored value that no longer fits (an older version wrote it) counts as not set. */
export function readSettings(database: Database): Settings {
  const stored = storedSettings(database);
  const known: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(settingsSchema.shape)) {
    const text = stored.get(key);
    if (text === undefined) continue;
    const value = schema.safeParse(JSON.parse(text));
    if (value.success) known[key] = value.data;
  }
  return settingsSchema.parse(known);
}

export function defaultSettings(): Settings {
  return settingsSchema.parse({});
}
