import { chmod, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { bundlePlugin } from './plugin-bundle.ts';
import { bundleUi } from './ui-bundle.ts';

export const pluginFolder = 'dist/stashhog';

export interface BuildOptions {
  dev: boolean;
  /** Leaves out the page side: enough for tests of the process side. */
  pluginOnly?: boolean;
}

/**
 * The installable plugin in `dist/stashhog`. Built beside it and then put in its place, so that whoever reads the
 * folder meanwhile sees one whole build.
 * @returns bytes per part
 */
export async function buildPlugin({
  dev,
  pluginOnly = false,
}: BuildOptions): Promise<Record<string, number>> {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  const draft = `${pluginFolder}.new-${process.pid}`;
  await mkdir(draft, { recursive: true });
  try {
    const plugin = await bundlePlugin(join(draft, 'plugin'), { dev, version });
    const ui = pluginOnly ? null : await bundleUi(join(draft, 'ui'), { dev, version });
    await writeManifest(draft, version);
    await writeLaunchers(draft);
    await cp('LICENSE', join(draft, 'LICENSE'));
    await putInPlace(draft);
    return {
      'plugin/': bytes(plugin),
      ...(ui && { 'ui/stashhog.js': bytes(ui.host.outputs), 'ui/dist/': bytes(ui.app.outputs) }),
    };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Two renames: between them the folder is missing for an instant, but nobody ever sees half of it. */
async function putInPlace(draft: string): Promise<void> {
  const old = `${draft}-old`;
  await rename(pluginFolder, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(draft, pluginFolder);
  await rm(old, { recursive: true, force: true });
}

/** Stash takes the plugin's id from the manifest's file name and rejects a manifest with a key it does not know. */
async function writeManifest(draft: string, version: string): Promise<void> {
  const text = await readFile('stashhog.yml', 'utf8');
  await writeFile(join(draft, 'stashhog.yml'), text.replace(/^version: .*$/m, `version: ${version}`));
}

async function writeLaunchers(draft: string): Promise<void> {
  await cp('plugin/launcher/stashhog-run', join(draft, 'stashhog-run'));
  await chmod(join(draft, 'stashhog-run'), 0o755);
  // cmd.exe finds labels reliably only in files with its own line ends.
  const batch = await readFile('plugin/launcher/stashhog-run.cmd', 'utf8');
  await writeFile(join(draft, 'stashhog-run.cmd'), batch.replace(/\r?\n/g, '\r\n'));
}

function bytes(outputs: Metafile['outputs']): number {
  return Object.values(outputs).reduce((sum, output) => sum + output.bytes, 0);
}
