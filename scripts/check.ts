import { runCommand } from './run-command.ts';

/** Everything that can be said about the code without running it, at once. Unit tests belong to `npm test`. */
const checks = [
  { name: 'format', command: 'oxfmt', args: ['--check', '.'], mend: 'npm run fix' },
  {
    name: 'lint',
    command: 'oxlint',
    args: ['src', 'plugin', 'ui', 'scripts', 'tests'],
    mend: 'npm run fix mends some',
  },
  { name: 'types', command: 'tsc', args: ['-b'], mend: null },
  { name: 'unused', command: 'knip', args: [], mend: 'delete it, or use it' },
];

const started = performance.now();
const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
const results = await Promise.all(
  checks.map(async (check) => {
    const { code, output } = await runCommand(check.command, check.args);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name.padEnd(8)} ${seconds()}`);
    return { ...check, failed: code !== 0, output };
  }),
);

for (const { name, mend, output } of results.filter(({ failed }) => failed))
  console.log(`\n── ${name}${mend ? ` (${mend})` : ''} ──\n${output.trim()}`);
process.exit(results.some(({ failed }) => failed) ? 1 : 0);
