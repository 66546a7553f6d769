import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, validate, type DocumentNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import * as documents from './app/documents.ts';

const schemas = join(import.meta.dirname, '../schema');
const operations = Object.entries(documents as Record<string, DocumentNode>).filter(([name]) =>
  name.endsWith('Document'),
);

describe.each(readdirSync(schemas))('against %s', (file) => {
  const schema = buildSchema(readFileSync(join(schemas, file), 'utf8'));
  test.each(operations)('%s asks only for what there is', (_name, document) => {
    expect(validate(schema, document)).toEqual([]);
  });
});
