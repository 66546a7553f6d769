import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { generatedFiles } from '../scripts/codegen/generated-files.ts';

it.each(Object.keys(generatedFiles))('%s is what "npm run codegen" writes today', async (path) => {
  const kept = readFileSync(resolve(import.meta.dirname, '..', path), 'utf8');
  expect(kept).toBe(await generatedFiles[path]?.());
});
