import { buildPlugin, pluginFolder } from './build/build-plugin.ts';
import { copyPlugin } from './build/copy-plugin.ts';
import { whyNotPluginsFolder } from './build/plugins-folder.ts';

/** `npm run install-plugin -- <plugins folder>`: a build into a real Stash. */
const [folder] = process.argv.slice(2);
const refusal =
  folder === undefined
    ? 'Give the plugins folder of your Stash: npm run install-plugin -- ~/.stash/plugins'
    : whyNotPluginsFolder(folder);

if (folder === undefined || refusal !== null) {
  console.error(refusal);
  process.exitCode = 1;
} else {
  await buildPlugin({ dev: false });
  const target = await copyPlugin(pluginFolder, folder);
  console.log(`StashHog is in ${target}.
Next: in Stash, Settings → Plugins → Reload plugins, then reload the page. The tasks are under Settings → Tasks.
Where Stash runs, Node.js 22.13 or newer is needed; without it the first task says what to install.`);
}
