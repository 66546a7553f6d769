import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { graphqlLanguage } from './graphql-language.ts';
import { leanContracts } from './lean-contracts.ts';

export interface BundleOptions {
  /** Source maps, readable names. */
  dev: boolean;
  version: string;
}

/** Stands for the hash of what was bundled, until that is known. */
const buildIdMark = '@build-id@';

/**
 * The process side. `main.cjs` reads the request and loads one more file: `tasks.cjs` or one of `operations/`
 * (plugin/host/part.ts says why each is whole).
 */
export async function bundlePlugin(outdir: string, options: BundleOptions): Promise<Metafile['outputs']> {
  const results = await bundleAll(outdir, options);
  const files = results.flatMap(({ outputFiles }) => outputFiles);
  const hash = createHash('sha256');
  for (const { contents } of files) hash.update(contents);
  const buildId = hash.digest('hex').slice(0, 12);
  await mkdir(join(outdir, 'operations'), { recursive: true });
  await Promise.all(files.map(({ path, text }) => writeFile(path, text.replaceAll(buildIdMark, buildId))));
  return Object.assign({}, ...results.map(({ metafile }) => metafile.outputs)) as Metafile['outputs'];
}

async function bundleAll(outdir: string, { dev, version }: BundleOptions) {
  const names = (await readdir('plugin/operations'))
    .filter((file) => file.endsWith('.ts') && file !== 'handler.ts')
    .map((file) => file.slice(0, -'.ts'.length));
  const common = {
    write: false,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22.13',
    outExtension: { '.js': '.cjs' },
    minify: !dev,
    keepNames: dev,
    sourcemap: dev ? 'inline' : false,
    legalComments: 'none',
    logOverride: { 'empty-import-meta': 'silent' },
    metafile: true,
    define: { STASHHOG_VERSION: JSON.stringify(version), STASHHOG_BUILD: JSON.stringify(buildIdMark) },
  } as const satisfies BuildOptions;
  const lean = [leanContracts({ outputs: false }), graphqlLanguage];

  return Promise.all([
    build({ ...common, outdir, entryPoints: ['src/errors.ts'] }),
    build({
      ...common,
      outdir,
      entryPoints: {
        main: 'plugin/main.ts',
        connect: 'plugin/host/connect.ts',
        tasks: 'plugin/host/tasks-part.ts',
      },
      plugins: [sharedErrors('./errors.cjs'), ...lean],
    }),
    build({
      ...common,
      outdir: join(outdir, 'operations'),
      entryPoints: Object.fromEntries(names.map((name) => [name, `operation:${name}`])),
      plugins: [sharedErrors('../errors.cjs'), operationEntries, ...lean],
    }),
  ]);
}

/** Every file of the build sees the same classes, so that `instanceof` holds between them. */
function sharedErrors(path: string): Plugin {
  return {
    name: 'shared-errors',
    setup(build) {
      build.onResolve({ filter: /\/errors\.ts$/ }, ({ path: found, resolveDir }) =>
        resolve(resolveDir, found) === resolve('src/errors.ts') ? { path, external: true } : undefined,
      );
    },
  };
}

/** `operation:scene-states`: the handler of that name as a part that `main.cjs` can load. */
const operationEntries: Plugin = {
  name: 'operation-entries',
  setup(build) {
    build.onResolve({ filter: /^operation:/ }, ({ path }) => ({ path, namespace: 'operation' }));
    build.onLoad({ filter: /.*/, namespace: 'operation' }, ({ path }) => ({
      resolveDir: resolve('plugin'),
      loader: 'ts',
      contents: `import handler from './operations/${path.slice('operation:'.length)}.ts';
import { operationPart } from './host/operation-part.ts';
export const part = operationPart(handler);`,
    }));
  },
};
