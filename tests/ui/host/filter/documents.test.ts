import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { liveDocument } from '../../../../ui/data/live.ts';
import { orderDocument } from '../../../../ui/host/filter/order-matches.ts';
import { sumDocument } from '../../../../ui/host/filter/sum-matches.ts';
import { stashSchema } from './list-stash.ts';

const versions = readdirSync(join(import.meta.dirname, '../../../fake-stash/schema')).map((file) =>
  file.replace('.graphql', ''),
);

describe.each(versions)('in %s', (version) => {
  test.each([
    ['the order of matches', orderDocument],
    ['the sum of one chunk', sumDocument(1)],
    ['the sum of many chunks', sumDocument(40)],
    ['live events', liveDocument],
  ])('the document for %s is valid', (_name, text) => {
    expect(validate(stashSchema(version), parse(text))).toEqual([]);
  });
});
