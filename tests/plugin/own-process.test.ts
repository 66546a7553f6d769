import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { ownProcess } from '../../plugin/host/own-process.ts';

/** A process of our own user on this machine, with the words it would write into a lease. */
async function another(): Promise<{ pid: number; host: string; end: () => Promise<void> }> {
  const url = new URL('../../plugin/host/own-process.ts', import.meta.url).href;
  const program = `const { ownProcess } = await import(${JSON.stringify(url)}); console.log(ownProcess.host); setInterval(() => {}, 1000)`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const end = async (): Promise<void> => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { pid: child.pid!, host: line.toString().trim(), end };
}

test('a process of this machine is seen alive, and gone as soon as it is', async () => {
  const { pid, host, end } = await another();
  // Without /proc a process id alone proves nothing.
  expect(ownProcess.isAlive(pid, host)).toBe(host.endsWith('#') ? null : true);
  await end();
  expect(ownProcess.isAlive(pid, host)).toBe(false);
});

test.skipIf(ownProcess.host.endsWith('#'))(
  'a process that got the id of an earlier one is not that one',
  async () => {
    const { pid, host } = await another();
    expect(ownProcess.isAlive(pid, host.replace(/#.*$/, '#1'))).toBe(false);
    expect(ownProcess.isAlive(process.pid, ownProcess.host.replace(/#.*$/, '#1'))).toBe(false);
  },
);

test('of another machine, boot or container nothing is known', async () => {
  const { pid, host } = await another();
  expect(ownProcess.isAlive(pid, `another-${host}`)).toBeNull();
  expect(ownProcess.isAlive(pid, null)).toBeNull();
});
