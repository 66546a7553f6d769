import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { build as bundle, type Plugin } from 'esbuild';

/** `import text from './x.css'` gives the style sheet as minified text (its `@import`s included), for a shadow root. */
export const cssText: Plugin = {
  name: 'css-text',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const result = await bundle({
        stdin: { contents: await readFile(path, 'utf8'), loader: 'css', resolveDir: dirname(path) },
        bundle: true,
        minify: true,
        write: false,
        logLevel: 'silent',
      });
      return {
        contents: result.outputFiles[0]?.text.trim() ?? '',
        loader: 'text',
        watchFiles: [path],
        warnings: result.warnings,
      };
    });
  },
};
