import { createHash } from 'node:crypto';
import { build, type Metafile } from 'esbuild';
import { graphqlLanguage } from './graphql-language.ts';
import { zodNamespace } from './zod-namespace.ts';

export interface BundleOptions {
  /** Source maps, readable names. */
  dev: boolean;
  version: string;
}

/**
 * The process side: `plugin/main.mjs` and the chunks it loads when asked for them. Every handler and task is a chunk
 * of its own (esbuild finds them by the pattern in `import()`), so that an operation compiles only what it uses.
 */
export async function bundlePlugin(outdir: string, { dev, version }: BundleOptions): Promise<Metafile> {
  const bundle = (buildId: string, write: boolean) =>
    build({
      entryPoints: ['plugin/main.ts'],
      outdir,
      write,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node22.13',
      outExtension: { '.js': '.mjs' },
      chunkNames: 'chunks/[name]-[hash]',
      minify: !dev,
      keepNames: dev,
      sourcemap: dev ? 'inline' : false,
      legalComments: 'none',
      metafile: true,
      plugins: [zodNamespace, graphqlLanguage],
      define: { STASHHOG_VERSION: JSON.stringify(version), STASHHOG_BUILD: JSON.stringify(buildId) },
    });
  // The id of a build is the hash of what it contains, which contains the id: so it is bundled twice.
  const draft = await bundle('', false);
  const hash = createHash('sha256');
  for (const { contents } of draft.outputFiles ?? []) hash.update(contents);
  return (await bundle(hash.digest('hex').slice(0, 12), true)).metafile;
}
