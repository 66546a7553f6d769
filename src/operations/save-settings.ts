import { z } from 'zod';
import { settingsSchema } from '../settings/settings.ts';
import { defineOperation } from './contract.ts';

export const saveSettings = defineOperation({
  name: 'save-settings',
  summary: 'Saves the given settings and leaves the others as they are.',
  input: z.object({
    settings: z.strictObject({
      thresholds: settingsSchema.shape.thresholds.unwrap().optional(),
      autoApprove: settingsSchema.shape.autoApprove.unwrap().optional(),
      reader: settingsSchema.shape.reader.unwrap().optional(),
      largeDeletions: settingsSchema.shape.largeDeletions.unwrap().optional(),
      history: settingsSchema.shape.history.unwrap().optional(),
      analyzeOrganized: settingsSchema.shape.analyzeOrganized.unwrap().optional(),
      generate: settingsSchema.shape.generate.unwrap().optional(),
    }),
  }),
  output: z.object({ settings: settingsSchema }),
});
