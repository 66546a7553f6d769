import { mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { buildHostPage } from '../../tests/fake-stash/host-page/build.ts';
import { startFakeStash, type FakeStash } from '../../tests/fake-stash/start.ts';
import { buildPlugin, pluginFolder } from '../build/build-plugin.ts';
import { copyPlugin } from '../build/copy-plugin.ts';

export interface DemoOptions {
  /** Size of the generated library; only a new one obeys. */
  scenes: number;
  /** Begins again with a new library and store. */
  fresh: boolean;
  port: number;
  dev: boolean;
}

const folder = resolve('.demo');

/** A fake Stash with the plugin, kept in `.demo` between starts. */
export async function startDemo({ scenes, fresh, port, dev }: DemoOptions): Promise<FakeStash> {
  if (fresh) await rm(folder, { recursive: true, force: true });
  await installBuild(dev);
  await buildHostPage(join(folder, '.host-page'));
  return startFakeStash({
    folder,
    scenes,
    port: (await isFree(port)) ? port : 0,
    quiet: true,
    // The Node of the project, so that the demo needs no other.
    pluginEnv: { STASHHOG_NODE: process.env.STASHHOG_NODE ?? process.execPath },
  });
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
