import { graphqlTypes } from './graphql.ts';
import { operationsReference } from './operations-reference.ts';
import { dumpSchema } from './store-schema.ts';

/** Path and text of each generated file that is kept in the repository. */
export const generatedFiles: Readonly<Record<string, () => string | Promise<string>>> = {
  'src/stash/generated.ts': graphqlTypes,
  'src/store/state-schema.sql': () => dumpSchema('main'),
  'src/store/mirror-schema.sql': () => dumpSchema('mirror'),
  'src/operations/README.md': operationsReference,
};
