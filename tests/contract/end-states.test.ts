import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROGRAM, WAITS } from './support/program.ts';
import { stashUnderTest, until, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
beforeAll(async () => {
  stash = await stashUnderTest();
});
afterAll(() => stash.close());

const endOf = async (name: string, script: string) => {
  const { id } = await stash.plugin(name, script);
  return stash.ended(await stash.task(id));
};
const well = { status: 'FINISHED', error: null };

test('a task that answers with an output is FINISHED', async () => {
  expect(await endOf('well', `${PROGRAM} answer('done')`)).toMatchObject(well);
});

test.each([
  ['answers with an error', `console.log('{"error": "no luck of mine"}')`, 'no luck of mine'],
  ['exits with a code', 'process.exit(7)', 'exit status 7'],
  ['is killed by a signal', `process.kill(process.pid, 'SIGKILL')`, 'signal: killed'],
  ['throws', `throw new Error('broken')`, 'exit status 1'],
])('a task that %s is FINISHED without an error; only the log tells', async (name, script, text) => {
  expect(await endOf(`bad-${name.split(' ')[0]}`, script)).toMatchObject(well);
  expect(await stash.logged()).toContain(`Error: Plugin returned error: ${text}`);
});

test('an error text counts though the program exits with 0, and before how it exited', async () => {
  await endOf('both', `console.log('{"error": "said and died"}'); process.exitCode = 9`);
  expect(await stash.logged()).toContain('Error: Plugin returned error: said and died');
});

test('a task of a disabled plugin is FAILED with the reason', async () => {
  const { id } = await stash.plugin('off', `${PROGRAM} answer(1)`);
  await stash.data('mutation($map: BoolMap!) { setPluginsEnabled(enabledMap: $map) }', {
    map: { [id]: false },
  });
  const job = await stash.ended(await stash.task(id));
  await stash.data('mutation($map: BoolMap!) { setPluginsEnabled(enabledMap: $map) }', {
    map: { [id]: true },
  });
  expect(job).toMatchObject({
    status: 'FAILED',
    error: `Error creating plugin task: plugin ${id} is disabled`,
  });
});

test('a task that was stopped is CANCELLED without an error', async () => {
  const { id } = await stash.plugin('waiter', WAITS);
  const job = await stash.task(id);
  await until(async () => (await stash.job(job))?.status === 'RUNNING');
  await stash.stop(job);
  expect(await stash.ended(job)).toMatchObject({ status: 'CANCELLED', error: null });
});

test('the output of a task is nowhere in its job', async () => {
  const job = await endOf('tells', `${PROGRAM} answer('the result')`);
  expect(JSON.stringify(job)).not.toContain('the result');
});
