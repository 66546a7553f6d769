import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const react17 = join(here, '../node_modules');

/**
 * Builds the fake Stash's web page into `outFolder`: `index.html`, to be served for every route of the single-page
 * application, and content-hashed scripts and style sheets below `host/`, to be served at `/host/…`.
 *
 * react-bootstrap and the router live in the root `node_modules`, beside the project's React 19. The aliases give
 * them and the page the React 17 that Stash has.
 */
export async function buildHostPage(outFolder: string): Promise<void> {
  const result = await build({
    entryPoints: {
      page: join(here, 'app/main.ts'),
      bootstrap: fileURLToPath(import.meta.resolve('bootstrap/dist/css/bootstrap.min.css')),
      look: join(here, 'app/host.css'),
    },
    outdir: join(outFolder, 'host'),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    alias: { react: join(react17, 'react'), 'react-dom': join(react17, 'react-dom') },
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'transform',
    minify: true,
    metafile: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });

  const built = (source: string): string => {
    const found = Object.entries(result.metafile.outputs).find(([, output]) =>
      output.entryPoint?.endsWith(source),
    );
    if (!found) throw new Error(`esbuild reported no output for ${source}.`);
    return relative(outFolder, join(process.cwd(), found[0])).split('\\').join('/');
  };

  await mkdir(outFolder, { recursive: true });
  await writeFile(
    join(outFolder, 'index.html'),
    `<!doctype html>
<html lang="en">
  <head>
    <base href="/" />
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="theme-color" content="#202b33" />
    <link rel="icon" href="data:," />
    <title>Stash</title>
    <link rel="stylesheet" href="${built('bootstrap.min.css')}" />
    <link rel="stylesheet" href="${built('app/host.css')}" />
    <script type="module" src="${built('app/main.ts')}"></script>
  </head>
  <body>
    <div id="root"></div>
  </body>
</html>
`,
  );
}
