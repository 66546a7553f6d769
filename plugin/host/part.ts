import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NotFound } from '../../src/errors.ts';
import type { Request, Route } from './request.ts';
import type { StderrProtocol } from './stderr-protocol.ts';

/**
 * What the build makes of each operation, of all tasks together, and of the connection: one file with everything it
 * needs but `src/errors.ts`. One large file with a compile cache starts 10 ms sooner than the same code in a dozen
 * shared pieces (35 against 46 ms, Node itself being 24 of them).
 */
export type Part = (request: Request, log: StderrProtocol) => Promise<unknown>;

/** The folder of the running bundle. */
const bundleFolder = (): string => dirname(process.argv[1] ?? '.');

export function loadPart(route: Route): Part {
  if (route.kind === 'task') return requirePart('tasks.cjs');
  const file = join('operations', `${route.name}.cjs`);
  // The name comes from outside: nothing but a file of that folder is meant.
  if (!/^[a-z][a-z0-9-]*$/.test(route.name) || !existsSync(join(bundleFolder(), file)))
    throw new NotFound(
      `StashHog has no operation named "${route.name}"; src/operations/README.md lists them all.`,
    );
  return requirePart(file);
}

function requirePart(file: string): Part {
  return loadBundle<{ part: Part }>(file).part;
}

/** Not `import()`, which the bundler would follow, and which starts more of Node. */
export function loadBundle<Exports>(file: string): Exports {
  const path = join(bundleFolder(), file);
  return createRequire(path)(path) as Exports;
}
