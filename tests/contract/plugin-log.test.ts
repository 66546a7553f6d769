import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROGRAM } from './support/program.ts';
import { stashUnderTest, until, type StashUnderTest } from './support/stash-under-test.ts';

const WAIT = { interval: 20, timeout: 20_000 };
let stash: StashUnderTest;
beforeAll(async () => {
  stash = await stashUnderTest();
});
afterAll(() => stash.close());

/** Log lines of the plugin once its last one, `end`, has arrived. */
async function said(name: string, script: string, errLog = '', wrapped = true): Promise<string[]> {
  const end = wrapped ? `; log('i', 'end'); await wait(100)` : '';
  const { id } = await stash.plugin(name, `${PROGRAM} ${script}${end}`, errLog && `errLog: ${errLog}`);
  await stash.operate(id);
  const begin = `[Plugin / ${name} plugin] `;
  const lines = async () =>
    (await stash.logged()).filter((line) => line.includes(begin)).map((line) => line.replace(begin, ''));
  if (wrapped) await until(async () => (await lines()).includes('Info: end'));
  return (await lines()).filter((line) => line !== 'Info: end').toSorted();
}

test('a line carries its level between two bytes before the text, which may be any UTF-8', async () => {
  expect(await said('levels', `log('i', 'told'); log('w', 'careful'); log('e', ' wrong: ‘Ærø’ ')`)).toEqual([
    'Error: wrong: ‘Ærø’',
    'Info: told',
    'Warning: careful',
  ]);
});

test('a line without the bytes is an error, unless the manifest names another level', async () => {
  expect(await said('plain', `process.stderr.write('plain\\n')`)).toEqual(['Error: plain']);
  expect(await said('calm', `process.stderr.write('plain\\n')`, 'info')).toEqual(['Info: plain']);
});

test('the level none drops lines without the bytes and no others', async () => {
  expect(await said('none', `process.stderr.write('plain\\n'); log('w', 'careful')`, 'none')).toEqual([
    'Warning: careful',
  ]);
});

test('trace and debug lines are not among the 30 kept unless the server logs at that level', async () => {
  const lines = await said('quiet', `log('t', 'deep')`);
  expect(lines.filter((line) => line.startsWith('Trace'))).toEqual([]);
});

test('a line of 64 KiB ends the reading: the pipe is closed and the next write fails', async () => {
  const { id } = await stash.plugin(
    'long',
    `${PROGRAM}
     process.stderr.on('error', (error) => { answer(error.code); process.exit(0) })
     process.stderr.write('x'.repeat(70000) + '\\n')
     setInterval(() => log('i', 'still here'), 5)`,
  );
  expect((await stash.operate(id)).data.runPluginOperation).toBe('EPIPE');
});

test('a line just below 64 KiB arrives whole', async () => {
  const [line] = await said('nearly', `log('w', 'x'.repeat(65000))`);
  expect(line?.length).toBe('Warning: '.length + 65_000);
});

test('progress of a task shows in its job, held between 0 and 1; what is no number is ignored', async () => {
  const { id } = await stash.plugin(
    'progress',
    `${PROGRAM} const say = (text) => { log('p', text); setTimeout(say, 50, text) }
     log('p', 'half'); say(input.args.value)`,
  );
  for (const [value, shown] of [
    ['0.25', 0.25],
    ['7', 1],
  ] as const) {
    const job = await stash.task(id, { value });
    await expect.poll(async () => (await stash.job(job))?.progress, WAIT).toBe(shown);
    await stash.stop(job);
  }
});

test('progress of an operation is read and dropped', async () => {
  const { id } = await stash.plugin('no-job', `${PROGRAM} log('p', '0.5'); answer('done')`);
  expect((await stash.operate(id)).data.runPluginOperation).toBe('done');
});
