import { generate } from '@graphql-codegen/cli';

/**
 * Types and texts of the GraphQL documents in `src/stash`, against the oldest supported schema:
 * what is valid there is valid in every newer release (`tests/stash/documents.test.ts` checks all of them).
 */
await generate(
  {
    schema: 'tests/fake-stash/schema/v0.28.1.graphql',
    documents: 'src/stash/*.graphql',
    generates: {
      'src/stash/generated.ts': {
        plugins: ['typescript-operations', 'typed-document-node'],
        config: {
          documentMode: 'string',
          enumsAsTypes: true,
          useTypeImports: true,
          skipTypename: true,
          avoidOptionals: { field: true },
          defaultScalarType: 'unknown',
          scalars: {
            Time: 'string',
            Timestamp: 'string',
            Int64: 'number',
            Map: 'Record<string, unknown>',
            Any: 'unknown',
          },
        },
      },
    },
  },
  true,
);
