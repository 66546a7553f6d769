import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { builtPlugin } from '../support/plugin-process.ts';

/* What keeps the start of an operation short: see scripts/build/lean-contracts.ts. */

const folder = join(builtPlugin, 'plugin/operations');
const bundles = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

it('leaves the schemas of outputs out of the process side', () => {
  const [, sceneStates = ''] = bundles.find(([name]) => name === 'scene-states.cjs') ?? [];
  expect(sceneStates).toContain('updated_at in seconds, as in the `t`');
  expect(sceneStates).not.toContain('changed in Stash since the last sync, or never synced');
});

const holding = (...texts: string[]) =>
  bundles.filter(([, bundle]) => texts.some((text) => bundle.includes(text))).map(([name]) => name);

it('leaves the languages of zod and the connection out of every operation', () => {
  expect(holding('Nieprawidłow', 'node:https', 'ClientError')).toEqual([]);
});

it('lets every operation take its errors from the file that all share', () => {
  expect(holding('require("../errors.cjs")')).toHaveLength(bundles.length);
  expect(holding('"NotAuthorized"')).toEqual([]);
});
