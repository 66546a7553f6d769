import { saveSettings as contract } from '../../src/operations/save-settings.ts';
import { saveSettings } from '../../src/settings/save-settings.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(contract, async (input, context) => ({
  settings: saveSettings(context, input.settings),
}));
