import { basename } from 'node:path';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { cssText } from './css-text.ts';
import type { BundleOptions } from './plugin-bundle.ts';
import { leanContracts } from './lean-contracts.ts';

/**
 * The page side. `ui/dist/app-<hash>.js`: React 19 and Mantine, loaded when something of ours opens (Stash serves
 * assets without Cache-Control, so each content has its own name). `ui/stashhog.js`: the classic script that Stash
 * puts on every page; it is told the app's name.
 */
export async function bundleUi(
  outdir: string,
  { dev, version }: BundleOptions,
): Promise<{ app: Metafile; host: Metafile }> {
  const common = {
    outdir,
    bundle: true,
    platform: 'browser',
    target: ['es2022'],
    minify: !dev,
    sourcemap: dev ? 'inline' : false,
    legalComments: 'none',
    metafile: true,
    plugins: [cssText, leanContracts({ outputs: true })],
    define: {
      'process.env.NODE_ENV': '"production"',
      STASHHOG_VERSION: JSON.stringify(version),
    },
  } as const satisfies BuildOptions;

  const app = await build({
    ...common,
    entryPoints: { 'dist/app': 'ui/app/mount.tsx' },
    entryNames: '[dir]/[name]-[hash]',
    chunkNames: 'dist/[name]-[hash]',
    assetNames: 'dist/[name]-[hash]',
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
  });
  const appFile = Object.entries(app.metafile.outputs).find(([, { entryPoint }]) => entryPoint)?.[0] ?? '';

  const host = await build({
    ...common,
    entryPoints: { stashhog: 'ui/main.ts' },
    format: 'iife',
    define: { ...common.define, STASHHOG_APP: JSON.stringify(basename(appFile)) },
  });
  return { app: app.metafile, host: host.metafile };
}
