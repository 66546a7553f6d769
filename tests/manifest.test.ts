import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readTasks } from '../scripts/codegen/read-tasks.ts';
import { operationContracts } from '../src/operations/registry.ts';
import { runKinds } from '../src/runs/run.ts';
import { readManifest } from './fake-stash/plugins/manifest.ts';

/* What is declared in one place must exist in the others. Findings are sentences that say what to add. */

const root = resolve(import.meta.dirname, '..');
const manifest = readManifest(join(root, 'stashhog.yml'));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const tests = readdirSync(join(root, 'tests'), { recursive: true, withFileTypes: true })
  .filter(({ name, parentPath }) => /\.test\.tsx?$/.test(name) && !parentPath.includes('node_modules'))
  .filter(({ name }) => name !== 'manifest.test.ts')
  .map(({ name, parentPath }) => readFileSync(join(parentPath, name), 'utf8'));
const namesIn = (folder: string, except: string[]) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .filter((name) => !except.includes(name));
const tested = (...signs: string[]) => tests.some((text) => signs.some((sign) => text.includes(sign)));

it('is accepted by the rules Stash has for a manifest, under the id "stashhog"', () => {
  expect(manifest.id).toBe('stashhog');
  expect(manifest).toMatchObject({ exec: ['stashhog-run'], errLog: 'debug', hooks: [], settings: [] });
  expect(manifest.javascript).toEqual(['ui/stashhog.js']);
  expect(manifest.assets).toEqual({ '/dist': 'ui/dist' });
});

it('offers the tasks that people start by hand', () => {
  expect(manifest.tasks.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'Sync',
      'Sync everything',
      'Analyze new scenes',
      'Apply approved changes',
      'Undo the last apply',
      'Process new scenes',
    ]),
  );
});

it('declares no task without a file, an input that the file accepts, a description and a README row', async () => {
  const tasks = await readTasks();
  const problems = manifest.tasks.flatMap(({ name, description, defaultArgs }) => {
    const task = tasks.find((one) => one.name === defaultArgs.task);
    if (!task)
      return [`"${name}" starts the task "${defaultArgs.task}": add plugin/tasks/${defaultArgs.task}.ts.`];
    const found: string[] = [];
    const input = task.input.safeParse(JSON.parse(defaultArgs.input ?? '{}'));
    if (!input.success)
      found.push(`"${name}" has an input that plugin/tasks/${task.name}.ts refuses: ${input.error.message}`);
    if (!description) found.push(`"${name}" has no description.`);
    if (!readme.includes(`| ${name} |`))
      found.push(`"${name}" has no row in README.md: add "| ${name} | what it does |".`);
    return found;
  });
  expect(problems).toEqual([]);
});

it('has a test for every task', () => {
  const problems = namesIn('plugin/tasks', ['task'])
    .filter(
      (name) => !tested(`plugin/tasks/${name}.ts`, `run('${name}'`, `task: '${name}'`, `runTask('${name}'`),
    )
    .map((name) => `plugin/tasks/${name}.ts has no test: none imports it or runs '${name}'.`);
  expect(problems).toEqual([]);
});

it('has a task for every kind of run', () => {
  const problems = runKinds
    .filter((kind) => !existsSync(join(root, `plugin/tasks/${kind}.ts`)))
    .map((kind) => `Runs of kind "${kind}" cannot start: add plugin/tasks/${kind}.ts.`);
  expect(problems).toEqual([]);
});

it('has for every operation a contract of the same name, a handler and a test', () => {
  const shared = ['contract', 'registry', 'shapes'];
  const registered = operationContracts.map(({ name }) => name as string);
  const contracts = namesIn('src/operations', shared);
  const handlers = namesIn('plugin/operations', ['handler']);
  const problems = [
    ...contracts
      .filter((name) => !registered.includes(name))
      .map((name) => `src/operations/${name}.ts is not in src/operations/registry.ts.`),
    ...registered
      .filter((name) => !contracts.includes(name))
      .map((name) => `The operation "${name}" has no file src/operations/${name}.ts.`),
    ...registered
      .filter((name) => !handlers.includes(name))
      .map((name) => `The operation "${name}" has no handler: add plugin/operations/${name}.ts.`),
    ...handlers
      .filter((name) => !registered.includes(name))
      .map((name) => `plugin/operations/${name}.ts handles an operation that has no contract.`),
    ...registered
      .filter((name) => !tested(`plugin/operations/${name}.ts`, `operation('${name}'`))
      .map((name) => `The operation "${name}" has no test: add tests/operations/${name}.test.ts.`),
  ];
  expect(problems).toEqual([]);
});

it('has handlers that serve the contract of their own name', async () => {
  for (const { name } of operationContracts) {
    const { default: handler } = await import(`../plugin/operations/${name}.ts`);
    expect(handler.contract.name).toBe(name);
  }
});
