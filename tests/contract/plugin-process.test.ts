import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROGRAM } from './support/program.ts';
import { isAlive, message, stashUnderTest, until, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
beforeAll(async () => {
  stash = await stashUnderTest();
});
afterAll(() => stash.close());

const output = async (name: string, script: string, args = {}) => {
  const { id } = await stash.plugin(name, script);
  return (await stash.operate(id, args)).data.runPluginOperation;
};

test('a program gets one JSON document on stdin, without a newline behind it', async () => {
  const text = await output(
    'stdin',
    `const chunks = []; for await (const chunk of process.stdin) chunks.push(chunk)
     process.stdout.write(JSON.stringify({ output: Buffer.concat(chunks).toString() }))`,
    { n: 1, list: [1.5, 'x'] },
  );
  expect(Object.keys(JSON.parse(text)).toSorted()).toEqual(['args', 'server_connection']);
  expect(JSON.parse(text).args).toEqual({ n: 1, list: [1.5, 'x'] });
  expect(text.at(-1)).toBe('}');
});

test('a program need not read its input, however long that is', async () => {
  const long = { text: 'x'.repeat(300_000) };
  expect(await output('deaf', `console.log('{"output": "fine"}')`, long)).toBe('fine');
});

test('numbers keep their digits on the way in and lose those beyond 2^53 on the way out', async () => {
  const { id } = await stash.plugin('digits', `${PROGRAM} answer(Buffer.concat(chunks).toString())`);
  const { data } = await stash.ask(
    `mutation { runPluginOperation(plugin_id: "${id}", args: {id: 9007199254740993}) }`,
  );
  expect(data.runPluginOperation).toContain('{"id":9007199254740993}');
  const { id: back } = await stash.plugin('rounds', `console.log('{"output": {"id": 9007199254740993}}')`);
  expect((await stash.operate(back)).data.runPluginOperation).toEqual({ id: 9007199254740992 });
});

test('a program runs in the working directory and the environment of the server', async () => {
  const { workingDir } = (await stash.data('{ systemStatus { workingDir } }')).systemStatus;
  const seen = await output(
    'place',
    `${PROGRAM} const { readFileSync } = await import('node:fs')
     const server = readFileSync('/proc/' + process.ppid + '/environ', 'utf8').split('\\0')
     answer({ workingDir: process.cwd(), same: ['PATH', 'HOME'].every((name) => server.includes(name + '=' + process.env[name])) })`,
  );
  expect(seen).toEqual({ workingDir, same: true });
});

test('a program that is not in PATH is taken from the plugin folder', async () => {
  const { id, folder } = await stash.plugin('own', '', 'exec: [own-launcher, "{pluginDir}"]');
  writeFileSync(join(folder, 'own-launcher'), '#!/bin/sh\nprintf \'{"output": "%s"}\' "$1"\n');
  chmodSync(join(folder, 'own-launcher'), 0o755);
  expect((await stash.operate(id)).data.runPluginOperation).toBe(folder);
});

test('a program that cannot be found is named with the plugin folder, as task and as operation', async () => {
  const { id, folder } = await stash.plugin('missing', '', 'exec: [no-such-program]');
  const text = `error running plugin: fork/exec ${join(folder, 'no-such-program')}: no such file or directory`;
  expect(await stash.ended(await stash.task(id))).toMatchObject({
    status: 'FAILED',
    error: `Error running plugin task: ${text}`,
  });
  expect(message(await stash.operate(id))).toBe(text);
});

test('a task adds its execArgs, and its defaultArgs (texts) where an argument is missing', async () => {
  const { id, folder } = await stash.plugin(
    'tasks',
    `${PROGRAM} keep('seen.json', JSON.stringify({ args: input.args, argv: process.argv.slice(2) }))`,
    'tasks: [{name: Walk, description: Goes, execArgs: [fast, "{pluginDir}"], defaultArgs: {mode: slow, size: 3}}]',
  );
  await stash.ended(await stash.task(id, { mode: 'mine' }, 'Walk'));
  expect(JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8'))).toEqual({
    args: { mode: 'mine', size: '3' },
    argv: ['fast', folder],
  });
  await stash.ended(await stash.task(id, { mode: 'mine' }));
  expect(JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8'))).toEqual({
    args: { mode: 'mine' },
    argv: [],
  });
});

test.each([
  ['several lines', `console.log('oops'); console.log('{"output": 1}')`, 'oops\n{"output": 1}\n'],
  ['plain text', `process.stdout.write('all is well')`, 'all is well'],
  ['a list', `console.log('[1, 2]')`, '[1, 2]\n'],
])('stdout of %s is not one JSON object, so it is itself the output', async (name, script, text) => {
  expect(await output(`chatty-${name.replaceAll(' ', '-')}`, script)).toBe(text);
});

test.each([
  ['an object without the two keys', `console.log('{"colour": "blue"}')`, null],
  ['a null', `console.log('null')`, null],
  ['nothing at all', '', ''],
])('%s on stdout is an empty output', async (name, script, result) => {
  expect(await output(`empty-${name.split(' ')[1]}`, script)).toBe(result);
});

test('an error that is no text fails the operation with an empty message: its reason is lost', async () => {
  const { id } = await stash.plugin('objects', `process.stdout.write('{"error": {"text": "no luck"}}')`);
  const answer = await stash.operate(id);
  expect([message(answer), answer.data.runPluginOperation]).toEqual(['', null]);
});

test('a child that inherited stdout keeps the job running after the program has ended; stopping it lets the queue go on', async () => {
  const { id, folder } = await stash.plugin(
    'parent',
    `${PROGRAM}
     const { spawn } = await import('node:child_process')
     const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 30000)'], { detached: true, stdio: ['ignore', 'inherit', 'ignore'] })
     keep('parent', process.pid); keep('child', child.pid)
     child.unref()`,
  );
  const job = await stash.task(id);
  const next = await stash.task('nobody-has-this');
  const pid = (name: string) => Number(readFileSync(join(folder, name), 'utf8'));
  await until(() => {
    try {
      return pid('child') > 0;
    } catch {
      return false;
    }
  });
  // The program itself is over (perhaps not yet reaped), only its child is left.
  await until(
    () => !isAlive(pid('parent')) || readFileSync(`/proc/${pid('parent')}/stat`, 'utf8').includes(') Z'),
  );
  expect([(await stash.job(job))?.status, (await stash.job(next))?.status]).toEqual(['RUNNING', 'READY']);
  await stash.stop(job);
  expect(await stash.ended(next)).toMatchObject({ status: 'FAILED' });
  expect(isAlive(pid('child'))).toBe(true);
  process.kill(pid('child'), 'SIGKILL');
});

test('a detached child without the streams does not hold the job', async () => {
  const { id, folder } = await stash.plugin(
    'lets-go',
    `${PROGRAM}
     const { spawn } = await import('node:child_process')
     const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 30000)'], { detached: true, stdio: 'ignore' })
     keep('child', child.pid); child.unref()`,
  );
  expect(await stash.ended(await stash.task(id))).toMatchObject({ status: 'FINISHED' });
  const child = Number(readFileSync(join(folder, 'child'), 'utf8'));
  expect(isAlive(child)).toBe(true);
  process.kill(child, 'SIGKILL');
});
