import { startFakeStash } from '../../tests/fake-stash/start.ts';

/** A fake Stash in a process of its own, so that its work is not counted as ours: node sync-server.ts <folder> <scenes> */
const [folder, scenes] = process.argv.slice(2) as [string, string];
const stash = await startFakeStash({ folder, scenes: Number(scenes), seed: 7, quiet: true });
process.stdout.write(`${stash.url}\n`);
process.once('SIGTERM', () => void stash.close().then(() => process.exit(0)));
