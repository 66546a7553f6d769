import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FakeStash } from '../fake-stash/start.ts';
import { ask, installPlugin, operate, READ_INPUT, runTask, stashForTest, until } from './stash-for-test.ts';

let stash: FakeStash;
beforeEach(async () => {
  stash = await stashForTest({ pluginEnv: { GREETING: 'hello' } });
});
afterEach(() => stash.close());

const message = (answer: { errors?: { message: string }[] }) => answer.errors?.[0]?.message;
const logged = () => stash.log.recent.map((entry) => `${entry.level}: ${entry.message}`);

test('an operation gets the connection and its arguments on stdin and answers with its output', async () => {
  const folder = await installPlugin(
    stash,
    'echo',
    `${READ_INPUT} answer({ ...input, greeting: process.env.GREETING })`,
  );
  const { data } = await operate(stash, 'echo', { n: 1, list: [1.5, 'x'] });
  expect(data.runPluginOperation).toMatchObject({
    args: { n: 1, list: [1.5, 'x'] },
    greeting: 'hello',
    server_connection: {
      Scheme: 'http',
      Host: '0.0.0.0',
      Port: stash.port,
      Dir: stash.folder,
      PluginDir: folder,
      SessionCookie: { Name: 'session', Value: expect.any(String) },
    },
  });
});

test('stdout that is not one JSON object becomes a text output', async () => {
  await installPlugin(stash, 'chatty', `console.log('oops'); console.log('{"output": 1}')`);
  expect((await operate(stash, 'chatty')).data.runPluginOperation).toBe('oops\n{"output": 1}\n');
});

test('an error text becomes a GraphQL error with status 200; an error that is no text becomes a success', async () => {
  await installPlugin(stash, 'fails', `console.log('{"error": "no luck"}')`);
  await installPlugin(stash, 'objects', `console.log('{"error": {"text": "no luck"}}')`);
  const answer = await operate(stash, 'fails');
  expect([answer.status, message(answer), answer.errors?.[0]?.path]).toEqual([
    200,
    'no luck',
    ['runPluginOperation'],
  ]);
  expect((await operate(stash, 'objects')).errors).toBeUndefined();
});

test('an operation that exits badly without an error text is answered with how it ended', async () => {
  await installPlugin(stash, 'crash', 'process.exit(3)');
  expect(message(await operate(stash, 'crash'))).toBe('exit status 3');
});

test.each([
  ['crashes', 'process.exit(1)', 'exit status 1'],
  ['answers with an error', `console.log('{"error": "no luck"}')`, 'no luck'],
])('a task that %s is FINISHED without an error; only the log tells', async (_, script, text) => {
  await installPlugin(stash, 'task', script);
  const job = await stash.jobs.ended(await runTask(stash, 'task'));
  expect(job).toMatchObject({ status: 'FINISHED', error: null });
  expect(logged()).toContain(`Error: Plugin returned error: ${text}`);
});

test('a program that cannot be found fails the job and names the place in the plugin folder where it was looked for', async () => {
  const folder = await installPlugin(stash, 'missing', '', 'exec: [no-such-program]');
  const text = `error running plugin: fork/exec ${join(folder, 'no-such-program')}: no such file or directory`;
  expect(await stash.jobs.ended(await runTask(stash, 'missing'))).toMatchObject({
    status: 'FAILED',
    error: `Error running plugin task: ${text}`,
  });
  expect(message(await operate(stash, 'missing'))).toBe(text);
});

test('a program that is not in PATH is taken from the plugin folder', async () => {
  const folder = await installPlugin(stash, 'own', '', 'exec: [own-launcher, "{pluginDir}"]');
  writeFileSync(join(folder, 'own-launcher'), '#!/bin/sh\nprintf \'{"output": "%s"}\' "$1"\n');
  chmodSync(join(folder, 'own-launcher'), 0o755);
  expect((await operate(stash, 'own')).data.runPluginOperation).toBe(folder);
});

test('a task adds its execArgs, and its defaultArgs where an argument is missing', async () => {
  await installPlugin(
    stash,
    'tasks',
    `${READ_INPUT} const { writeFileSync } = await import('node:fs')
     writeFileSync(input.server_connection.PluginDir + '/seen.json', JSON.stringify({ args: input.args, argv: process.argv.slice(2) }))`,
    'tasks: [{name: Walk, description: Goes, execArgs: [fast], defaultArgs: {mode: slow, size: 3}}]',
  );
  await stash.jobs.ended(await runTask(stash, 'tasks', { mode: 'mine' }, 'Walk'));
  const seen = JSON.parse(readFileSync(join(stash.pluginsFolder, 'tasks', 'seen.json'), 'utf8'));
  expect(seen).toEqual({ args: { mode: 'mine', size: '3' }, argv: ['fast'] });
});

test('stderr lines carry their level in a prefix; without one they get the level of the manifest', async () => {
  await installPlugin(
    stash,
    'talks',
    `${READ_INPUT} log('w', 'careful'); process.stderr.write('plain\\n'); await new Promise((r) => setTimeout(r, 50))`,
    'errLog: info',
  );
  await operate(stash, 'talks');
  expect(logged()).toEqual(
    expect.arrayContaining([
      'Warning: [Plugin / talks plugin] careful',
      'Info: [Plugin / talks plugin] plain',
    ]),
  );
});

test('progress of a task shows in its job', async () => {
  await installPlugin(stash, 'slow', `${READ_INPUT} log('p', '0.25'); setInterval(() => {}, 1000)`);
  const id = await runTask(stash, 'slow');
  await until(() => (stash.jobs.find(id)?.progress ?? 0) > 0);
  const { data } = await ask(stash, '{ jobQueue { progress } }');
  expect(data.jobQueue).toEqual([{ progress: 0.25 }]);
});

test('a line of 64 KiB ends the reading of stderr and breaks the pipe', async () => {
  await installPlugin(
    stash,
    'long',
    `${READ_INPUT}
     process.stderr.on('error', (error) => { answer(error.code); process.exit(0) })
     process.stderr.write('x'.repeat(70000) + '\\n')
     setInterval(() => log('i', 'still here'), 5)`,
  );
  expect((await operate(stash, 'long')).data.runPluginOperation).toBe('EPIPE');
});

test('stopJob kills without a warning and cancels the job at once', async () => {
  const folder = await installPlugin(
    stash,
    'stubborn',
    `${READ_INPUT} const { writeFileSync } = await import('node:fs')
     process.on('SIGTERM', () => writeFileSync(input.server_connection.PluginDir + '/asked', ''))
     log('p', '0.5'); setInterval(() => {}, 1000)`,
  );
  const id = await runTask(stash, 'stubborn');
  await until(() => stash.jobs.find(id)?.progress === 0.5);
  await ask(stash, 'mutation($id: ID!) { stopJob(job_id: $id) }', { id });
  expect(await stash.jobs.ended(id)).toMatchObject({ status: 'CANCELLED' });
  await until(() => stash.pluginProcesses().length === 0);
  expect(existsSync(join(folder, 'asked'))).toBe(false);
});

test('an operation is killed when its client goes away', async () => {
  await installPlugin(stash, 'waits', 'setInterval(() => {}, 1000)');
  const client = new AbortController();
  const gone = operate(stash, 'waits', {}, client.signal).catch((error: Error) => error.name);
  await until(() => stash.pluginProcesses().length === 1);
  client.abort();
  expect(await gone).toBe('AbortError');
  await until(() => stash.pluginProcesses().length === 0);
});

test('operations run beside a running task', async () => {
  await installPlugin(
    stash,
    'both',
    `${READ_INPUT} if (input.args.wait) setInterval(() => {}, 1000); else answer('here')`,
  );
  await runTask(stash, 'both', { wait: true });
  expect((await operate(stash, 'both')).data.runPluginOperation).toBe('here');
});

test('a disabled plugin refuses, an unknown one is a crash inside the server', async () => {
  await installPlugin(stash, 'off', `console.log('{}')`);
  await ask(stash, 'mutation { setPluginsEnabled(enabledMap: {off: false}) }');
  expect(message(await operate(stash, 'off'))).toBe('plugin off is disabled');
  expect(message(await operate(stash, 'nobody'))).toContain('Internal system error');
});

test('a manifest with an unknown key is not loaded; its reason is in the log', async () => {
  await installPlugin(stash, 'strict', '', 'colour: blue');
  expect((await ask(stash, '{ plugins { id } }')).data.plugins).toEqual([]);
  expect(logged().join()).toContain('field colour not found');
});

test('a plugin process outlives a restart of the server', async () => {
  await installPlugin(stash, 'survivor', `${READ_INPUT} log('p', '0.5'); setInterval(() => {}, 1000)`);
  const id = await runTask(stash, 'survivor');
  await until(() => stash.jobs.find(id)?.progress === 0.5);
  const [pid] = stash.pluginProcesses();
  await stash.restart();
  expect(() => process.kill(pid as number, 0)).not.toThrow();
});

test('a grandchild that inherited stdout keeps the job running; stopping the job lets the queue go on', async () => {
  await installPlugin(
    stash,
    'parent',
    `const { spawn } = await import('node:child_process')
     const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20000)'], { detached: true, stdio: ['ignore', 'inherit', 'ignore'] })
     process.stderr.write('\\x01i\\x02child ' + child.pid + '\\n')
     child.unref()`,
  );
  const id = await runTask(stash, 'parent');
  const next = await runTask(stash, 'nobody');
  const child = () => /child (\d+)/.exec(logged().join())?.[1];
  await until(() => child() !== undefined);
  expect(stash.jobs.find(id)?.status).toBe('RUNNING');
  await ask(stash, 'mutation($id: ID!) { stopJob(job_id: $id) }', { id });
  expect(await stash.jobs.ended(next)).toMatchObject({ status: 'FAILED' });
  process.kill(Number(child()), 'SIGKILL');
});
