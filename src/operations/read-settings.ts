import { z } from 'zod';
import { settingsSchema } from '../settings/settings.ts';
import { defineOperation } from './contract.ts';

export const readSettings = defineOperation({
  name: 'read-settings',
  summary: 'All settings, with defaults where nothing was set.',
  input: z.object({}).default({}),
  output: z.object({ settings: settingsSchema, defaults: settingsSchema }),
});
