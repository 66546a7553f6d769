import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROGRAM, WAITS } from './support/program.ts';
import { isAlive, message, stashUnderTest, until, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
beforeAll(async () => {
  stash = await stashUnderTest();
});
afterAll(() => stash.close());

test('an operation answers with its output as JSON', async () => {
  const { id } = await stash.plugin('echo', `${PROGRAM} answer({ got: input.args, nothing: null })`);
  const answer = await stash.operate(id, { deep: { list: [1, 'two', false, null] } });
  expect(answer.data.runPluginOperation).toEqual({
    got: { deep: { list: [1, 'two', false, null] } },
    nothing: null,
  });
});

test('an error text becomes a GraphQL error with status 200, the path of the field, and a line in the log', async () => {
  const { id } = await stash.plugin('fails', `console.log('{"error": "no luck here"}')`);
  const answer = await stash.operate(id);
  expect([answer.status, message(answer), answer.errors?.[0]?.path, answer.data]).toEqual([
    200,
    'no luck here',
    ['runPluginOperation'],
    { runPluginOperation: null },
  ]);
  expect((await stash.logged()).join('\n')).toContain('no luck here');
});

test('an operation that exits badly is answered with how it ended', async () => {
  const { id } = await stash.plugin('crash', 'process.exit(3)');
  expect(message(await stash.operate(id))).toBe('exit status 3');
});

test('operations run beside a running task and beside one another', async () => {
  const { id: waiter, folder } = await stash.plugin('waiter', WAITS);
  const job = await stash.task(waiter);
  await until(() => existsSync(join(folder, 'pid')));
  // Each waits until the other has begun: one after the other they would never end.
  const { id } = await stash.plugin(
    'pair',
    `${PROGRAM}
     const { existsSync } = await import('node:fs')
     keep('began-' + input.args.me, '')
     while (!existsSync(connection.PluginDir + '/began-' + input.args.other)) await wait(5)
     answer('met')`,
  );
  const met = await Promise.all([
    stash.operate(id, { me: 'a', other: 'b' }),
    stash.operate(id, { me: 'b', other: 'a' }),
  ]);
  expect(met.map((answer) => answer.data.runPluginOperation)).toEqual(['met', 'met']);
  expect((await stash.job(job))?.status).toBe('RUNNING');
  await stash.stop(job);
});

test('an operation may wait for a job, because it stands outside the queue', async () => {
  const { id } = await stash.plugin(
    'waits-for-job',
    `${PROGRAM}
     const { data } = await ask('mutation { runPluginTask(plugin_id: "nobody-has-this") }')
     const state = async () => (await ask('query($id: ID!) { findJob(input: {id: $id}) { status } }', { id: data.runPluginTask })).data.findJob.status
     while (['READY', 'RUNNING'].includes(await state())) await wait(5)
     answer(await state())`,
  );
  expect((await stash.operate(id)).data.runPluginOperation).toBe('FAILED');
});

test('an operation is killed when its client goes away', async () => {
  const { id, folder } = await stash.plugin(
    'left',
    `${WAITS}; process.on('SIGTERM', () => keep('asked', ''))`,
  );
  const client = new AbortController();
  const gone = stash.operate(id, {}, client.signal).catch((error: Error) => error.name);
  const pid = () => Number(readFileSync(join(folder, 'pid'), 'utf8'));
  await until(() => existsSync(join(folder, 'pid')) && pid() > 0);
  client.abort();
  expect(await gone).toBe('AbortError');
  await until(() => !isAlive(pid()));
  expect(existsSync(join(folder, 'asked'))).toBe(false);
});

test('a disabled plugin refuses', async () => {
  const { id } = await stash.plugin('off', `${PROGRAM} answer(1)`);
  const enable = (on: boolean) =>
    stash.data('mutation($map: BoolMap!) { setPluginsEnabled(enabledMap: $map) }', { map: { [id]: on } });
  await enable(false);
  expect(message(await stash.operate(id))).toBe(`plugin ${id} is disabled`);
  await enable(true);
  expect((await stash.operate(id)).data.runPluginOperation).toBe(1);
});

test('an unknown plugin, or one written in another case, is a crash inside the server', async () => {
  const { id } = await stash.plugin('cased', `${PROGRAM} answer(1)`);
  for (const wrong of ['nobody-has-this', id.toUpperCase()]) {
    const answer = await stash.operate(wrong);
    expect([answer.status, message(answer)]).toEqual([
      200,
      'Internal system error. Error <runtime error: invalid memory address or nil pointer dereference>',
    ]);
  }
});
