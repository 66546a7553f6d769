import { expect, it } from 'vitest';
import readSettings from '../../plugin/operations/read-settings.ts';
import saveSettings from '../../plugin/operations/save-settings.ts';
import { callHandler, noStash } from '../support/operation.ts';
import { aLibrary } from '../support/reviewed-library.ts';

it('are the defaults until something is saved', async () => {
  const { settings, defaults } = await callHandler(readSettings, {}, aLibrary(noStash));
  expect(settings).toEqual(defaults);
  expect(settings.autoApprove.enabled).toBe(false);
});

it('keep what was not sent, and tell open pages', async () => {
  const context = aLibrary(noStash);
  await callHandler(saveSettings, { settings: { analyzeOrganized: true } }, context);
  const thresholds = { studio: 0.5, performers: 0.6, details: 0.7 };
  const { settings } = await callHandler(saveSettings, { settings: { thresholds } }, context);
  expect(settings).toMatchObject({ analyzeOrganized: true, thresholds });
  expect((await callHandler(readSettings, {}, context)).settings).toEqual(settings);
  expect(context.published.at(-1)).toEqual({ topics: ['settings'] });
});

it('take the default where an older version stored something else', async () => {
  const context = aLibrary(noStash);
  context.database.run(`insert into settings (key, value, updated_at) values ('thresholds', '"high"', '')`);
  const { settings, defaults } = await callHandler(readSettings, {}, context);
  expect(settings.thresholds).toEqual(defaults.thresholds);
});

it.each([{ thresholds: { studio: 2, performers: 0, details: 0 } }, { unknown: true }])(
  'refuse %j',
  async (bad) => {
    const context = aLibrary(noStash);
    await expect(callHandler(saveSettings, { settings: bad } as never, context)).rejects.toThrow(
      /thresholds|unknown/,
    );
  },
);
