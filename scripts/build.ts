import { buildPlugin, pluginFolder } from './build/build-plugin.ts';

const started = performance.now();
const parts = await buildPlugin({
  dev: process.argv.includes('--dev'),
  pluginOnly: process.argv.includes('--plugin-only'),
});
for (const [part, bytes] of Object.entries(parts))
  console.log(`${part.padEnd(16)} ${(bytes / 1000).toFixed(0).padStart(6)} kB`);
console.log(`${pluginFolder} built in ${Math.round(performance.now() - started)} ms`);
