import { runCommand } from './run-command.ts';

const { code } = await runCommand('oxlint', ['--fix', 'src', 'plugin', 'ui', 'scripts', 'tests'], true);
await runCommand('oxfmt', ['.'], true);
process.exit(code);
