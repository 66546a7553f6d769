import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * `import { z } from 'zod'` as `import * as z from 'zod'`: esbuild drops the unused half of zod (its 40 languages,
 * its JSON schemas) only from a namespace that is imported as one.
 */
export const zodNamespace: Plugin = {
  name: 'zod-namespace',
  setup(build) {
    build.onLoad({ filter: /[\\/](src|plugin|ui)[\\/].*\.tsx?$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes("from 'zod'")) return undefined;
      return {
        contents: text.replace(/^import \{ z \} from 'zod';/m, "import * as z from 'zod';"),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      };
    });
  },
};
