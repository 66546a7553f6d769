import { readSettings as contract } from '../../src/operations/read-settings.ts';
import { defaultSettings, readSettings } from '../../src/settings/read-settings.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(contract, async (_input, { database }) => ({
  settings: readSettings(database),
  defaults: defaultSettings(),
}));
