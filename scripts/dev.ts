import { watch } from 'node:fs';
import { readOptions } from './demo/read-options.ts';
import { installBuild, startDemo } from './demo/start-demo.ts';

/** The demo, rebuilt (readable, with source maps) when a file changes. Reload the page to see it. */
const stash = await startDemo(readOptions(true));
console.log(`  ${stash.url}  (rebuilds on change)`);

let waiting: NodeJS.Timeout | undefined;
let building = Promise.resolve();
const rebuild = async (): Promise<void> => {
  const started = performance.now();
  try {
    await installBuild(true);
    console.log(`  rebuilt in ${Math.round(performance.now() - started)} ms`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
};
for (const folder of ['src', 'plugin', 'ui'])
  watch(folder, { recursive: true }, () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => (building = building.then(rebuild)), 100);
  });
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stash.close().then(() => process.exit(0)));
