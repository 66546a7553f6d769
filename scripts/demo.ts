import { readOptions } from './demo/read-options.ts';
import { startDemo } from './demo/start-demo.ts';

/** `npm run demo [-- --scenes N] [--fresh] [--port N]`: everything can be clicked through with no other software. */
const stash = await startDemo(readOptions(false));
console.log(`
  StashHog in a stand-in Stash:  ${stash.url}

  Start with Tasks → Sync, then Analyze new scenes, then StashHog in the navigation bar.
  A video file dropped into ${stash.libraryFolder} is found by Process new scenes.
  What you do is kept in .demo; begin again with: npm run demo -- --fresh
  Ctrl+C ends it.
`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stash.close().then(() => process.exit(0)));
