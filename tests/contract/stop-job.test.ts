import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROGRAM, WAITS } from './support/program.ts';
import { isAlive, isFake, stashUnderTest, until, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
beforeAll(async () => {
  stash = await stashUnderTest();
});
afterAll(() => stash.close());

const pidIn = (folder: string, name = 'pid') =>
  existsSync(join(folder, name)) ? Number(readFileSync(join(folder, name), 'utf8')) : 0;

test('a running task is killed without a warning, and its job is cancelled', async () => {
  const { id, folder } = await stash.plugin(
    'stubborn',
    `${WAITS}; for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => keep('asked', signal))
     keep('ready', '')`,
  );
  const job = await stash.task(id);
  await until(() => existsSync(join(folder, 'ready')));
  await stash.stop(job);
  expect(await stash.ended(job)).toMatchObject({ status: 'CANCELLED' });
  await until(() => !isAlive(pidIn(folder)));
  expect(existsSync(join(folder, 'asked'))).toBe(false);
});

test('only the program itself is killed: its children live on', async () => {
  const { id, folder } = await stash.plugin(
    'family',
    `${PROGRAM}
     const { spawn } = await import('node:child_process')
     const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 30000)'], { stdio: 'ignore' })
     keep('child', child.pid); keep('pid', process.pid)`,
  );
  const job = await stash.task(id);
  await until(() => pidIn(folder) > 0);
  await stash.stop(job);
  await until(() => !isAlive(pidIn(folder)));
  expect(isAlive(pidIn(folder, 'child'))).toBe(true);
  process.kill(pidIn(folder, 'child'), 'SIGKILL');
});

test('the next job starts though the stopped one left something behind', async () => {
  const { id, folder } = await stash.plugin('waiter', WAITS);
  const job = await stash.task(id);
  const next = await stash.task('nobody-has-this');
  await until(() => pidIn(folder) > 0);
  await stash.stop(job);
  expect(await stash.ended(next)).toMatchObject({ status: 'FAILED' });
});

test.runIf(isFake)(
  'a plugin process outlives a restart of the server (fake only: a real server is not restarted)',
  async () => {
    const own = await stashUnderTest();
    const { id, folder } = await own.plugin('survivor', WAITS);
    await own.task(id);
    await until(() => pidIn(folder) > 0);
    await own.fake.restart();
    expect(isAlive(pidIn(folder))).toBe(true);
    await own.close();
  },
);
