import type { Plugin } from 'esbuild';

/** graphql-request uses the language of graphql (parse, print) and would otherwise bring its whole execution engine. */
export const graphqlLanguage: Plugin = {
  name: 'graphql-language',
  setup(build) {
    build.onResolve({ filter: /^graphql$/ }, ({ kind, resolveDir }) =>
      build.resolve('graphql/language/index.mjs', { kind, resolveDir }),
    );
  },
};
