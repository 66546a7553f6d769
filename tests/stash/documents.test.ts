import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const schemaFolder = join(root, 'tests/fake-stash/schema');
const documentFolder = join(root, 'src/stash');
const documents = readdirSync(documentFolder).filter((file) => file.endsWith('.graphql'));
const releases = readdirSync(schemaFolder).filter((file) => file.endsWith('.graphql'));
const document = parse(documents.map((file) => readFileSync(join(documentFolder, file), 'utf8')).join('\n'));

it('knows the schemas of four releases', () => {
  expect(releases).toHaveLength(4);
});

describe.each(releases)('under the schema of %s', (release) => {
  const schema = buildSchema(readFileSync(join(schemaFolder, release), 'utf8'), { assumeValidSDL: true });

  it('every document of src/stash is valid', () => {
    expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
  });

  it('a document with a field that Stash does not have is not', () => {
    const wrong = parse('query { findScene(id: 1) { id mood } }');
    expect(validate(schema, wrong).map(({ message }) => message)).toEqual([
      'Cannot query field "mood" on type "Scene".',
    ]);
  });
});
