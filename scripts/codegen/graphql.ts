import { generate } from '@graphql-codegen/cli';

/**
 * The text of `src/stash/generated.ts`: types and texts of the GraphQL documents in `src/stash`, against the oldest supported schema:
 * what is valid there is valid in every newer release (`tests/stash/documents.test.ts` checks all of them).
 */
export async function graphqlTypes(): Promise<string> {
  const files = await generate(
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
    false,
  );
  return (files as { content: string }[])[0]?.content ?? '';
}
