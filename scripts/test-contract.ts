import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

/**
 * `npm run test:contract`: holds the contract against the fake Stash, or against a real one with
 * `-- --stash http://127.0.0.1:9999` (its key, if it has one, in STASH_API_KEY). `--release v0.28` lets the fake emulate
 * another release. Other arguments go to vitest.
 */
const { values, positionals } = parseArgs({
  options: { stash: { type: 'string' }, release: { type: 'string' } },
  allowPositionals: true,
});
const files = positionals.length ? positionals : ['tests/contract'];
const env = { ...process.env };
delete env['CONTRACT_STASH_URL'];
if (values.release) env['CONTRACT_FAKE_RELEASE'] = values.release;
if (values.stash) env['CONTRACT_STASH_URL'] = values.stash;
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config=tests/vitest.config.ts',
    '--project=processes',
    '--reporter=verbose',
    // A real server has one queue and one library for all files.
    ...(values.stash ? ['--no-file-parallelism'] : []),
    ...files,
  ],
  { stdio: 'inherit', env },
);
process.exitCode = status ?? 1;
