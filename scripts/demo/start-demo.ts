import { mkdir, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { buildHostPage } from '../../tests/fake-stash/host-page/build.ts';
import { startFakeStash, type FakeStash } from '../../tests/fake-stash/start.ts';
import { buildPlugin, pluginFolder } from '../build/build-plugin.ts';
import { copyPlugin } from '../build/copy-plugin.ts';
import { claimFile, claimFolder } from './claim-folder.ts';

export interface DemoOptions {
  /** Size of the generated library; only a new one obeys. */
  scenes: number;
  /** Begins again with a new library and store. */
  fresh: boolean;
  port: number;
  dev: boolean;
}

const folder = resolve('.demo');

/** A fake Stash with the plugin, kept in `.demo` between starts. What stops it from starting is said in a sentence. */
export async function startDemo(options: DemoOptions): Promise<FakeStash> {
  try {
    return await start(options);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

async function start({ scenes, fresh, port, dev }: DemoOptions): Promise<FakeStash> {
  if (!(await isFree(port)))
    throw new Error(`Port ${port} is in use. Choose another: npm run demo -- --port ${port + 1}`);
  claimFolder(folder);
  if (fresh) await wipe();
  await Promise.all([installBuild(dev), buildHostPage(join(folder, '.host-page'))]);
  return startFakeStash({
    folder,
    scenes,
    port,
    quiet: true,
    // The Node of the project, so that the demo needs no other.
    pluginEnv: { STASHHOG_NODE: process.env.STASHHOG_NODE ?? process.execPath },
  });
}

/** Everything but the claim of the running process. */
async function wipe(): Promise<void> {
  for (const name of await readdir(folder))
    if (name !== claimFile) await rm(join(folder, name), { recursive: true, force: true });
}

export async function installBuild(dev: boolean): Promise<void> {
  const plugins = join(folder, 'plugins');
  await mkdir(plugins, { recursive: true });
  await buildPlugin({ dev });
  await copyPlugin(pluginFolder, plugins);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}
