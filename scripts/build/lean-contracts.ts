import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * Making a zod schema costs about 0.1 ms, and an operation's process lives for some 40. What it does not use is
 * dropped (14 → 8 ms for list-runs):
 * - `import { z }` becomes `import * as z`: only then does esbuild drop unused parts of zod (languages, formats).
 * - a top-level schema may be left out when nothing refers to it.
 * - the process side validates what comes in; the output of a contract is for its type and for the reference.
 */
export function leanContracts({ outputs }: { outputs: boolean }): Plugin {
  return {
    name: 'lean-contracts',
    setup(build) {
      build.onLoad({ filter: /[\\/](src|plugin|ui)[\\/].*\.tsx?$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        if (!text.includes("from 'zod'")) return undefined;
        return { contents: leanSource(text, outputs), loader: path.endsWith('x') ? 'tsx' : 'ts' };
      });
    },
  };
}

/** Works on formatted text; what it does not recognise stays as it is. */
function leanSource(text: string, outputs: boolean): string {
  const whole = text.replace(/^import \{ z \} from 'zod';/m, "import * as z from 'zod';");
  const needed = outputs
    ? whole
    : whole.replace(/^  output: [\s\S]*?^\}\);$/m, '  output: undefined as never,\n});');
  return needed.replace(
    /^((?:export )?const \w+(?:: [^=\n]+)? = )([^;]*);$/gm,
    (_, declaration: string, value: string) => `${declaration}/* @__PURE__ */ (() => ${value})();`,
  );
}
