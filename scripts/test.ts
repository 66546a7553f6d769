import { spawnSync } from 'node:child_process';

/** `npm test`: builds the plugin and runs every test. Arguments go to vitest: `npm test -- tests/sync`. */
const steps = [
  [process.execPath, 'scripts/build.ts'],
  [
    process.execPath,
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config=tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=./scripts/test-counts.ts',
    ...process.argv.slice(2),
  ],
] as const;

for (const [command, ...args] of steps) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) {
    process.exitCode = status ?? 1;
    break;
  }
}
