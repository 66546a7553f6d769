import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROGRAM, WAITS } from './support/program.ts';
import { isFake, stashUnderTest, until, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
let waiter: string;
beforeAll(async () => {
  stash = await stashUnderTest();
  waiter = (await stash.plugin('waiter', WAITS)).id;
});
afterAll(() => stash.close());

const queue = async () => (await stash.data('{ jobQueue { id status description progress } }')).jobQueue;
const queued = async (id: string) =>
  ((await queue()) ?? []).find((job: { id: string }) => job.id === id)?.status as string | undefined;
const running = (id: string) => until(async () => (await queued(id)) === 'RUNNING');
const queueScan = async (): Promise<string> => {
  const paths = [stash.libraryFolder()];
  const { metadataScan } = await stash.data(
    'mutation($paths: [String!]) { metadataScan(input: {paths: $paths}) }',
    { paths },
  );
  return metadataScan;
};

test('the queue is null, not an empty list, when nothing is queued', async () => {
  expect(await queue()).toBeNull();
});

test('ids count up from job to job and arrive as text', async () => {
  const first = await queueScan();
  const second = await queueScan();
  expect(first).toMatch(/^\d+$/);
  expect(Number(second)).toBe(Number(first) + 1);
  await stash.ended(second);
});

test('jobs run one at a time in the order they were queued, whatever their kind', async () => {
  const { id: quick } = await stash.plugin('quick', `${PROGRAM} answer(1)`);
  const ids = [await stash.task(quick), await queueScan(), await stash.task(quick), await queueScan()];
  await stash.ended(ids[3] as string);
  const jobs = await Promise.all(ids.map((id) => stash.job(id)));
  expect(jobs.map((job) => job?.status)).toEqual(ids.map(() => 'FINISHED'));
  const times = jobs.flatMap((job) => [job?.startTime, job?.endTime]).map((text) => Date.parse(String(text)));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('a scan that a running task waits for never starts: the task itself is in its way', async () => {
  const { id, folder } = await stash.plugin(
    'deadlock',
    `${PROGRAM}
     const { data } = await ask('mutation($paths: [String!]) { metadataScan(input: {paths: $paths}) }', input.args)
     const state = async () => (await ask('query($id: ID!) { findJob(input: {id: $id}) { status } }', { id: data.metadataScan })).data.findJob.status
     let looks = 0
     while ((await state()) === 'READY') { looks += 1; keep('looks', data.metadataScan + ' ' + looks); await wait(20) }`,
  );
  const task = await stash.task(id, { paths: [stash.libraryFolder()] });
  const looked = async () => (await import('node:fs')).readFileSync(`${folder}/looks`, 'utf8').split(' ');
  await until(async () => Number((await looked().catch(() => ['', '0']))[1]) >= 10);
  const scan = (await looked())[0] as string;
  expect([await queued(task), await queued(scan)]).toEqual(['RUNNING', 'READY']);
  await stash.stop(task);
  expect(await stash.ended(scan)).toMatchObject({ status: 'FINISHED' });
  expect(await stash.job(task)).toMatchObject({ status: 'CANCELLED', error: null });
});

test('a task may queue a scan and a continuation of itself; the continuation runs after the scan', async () => {
  const { id } = await stash.plugin(
    'chain',
    `${PROGRAM}
     if (!input.args.again) await ask(
       'mutation($paths: [String!], $me: ID!) { metadataScan(input: {paths: $paths}) runPluginTask(plugin_id: $me, description: "chain (2/2)", args_map: {again: true}) }',
       input.args)
     answer('done')`,
  );
  const first = Number(await stash.task(id, { paths: [stash.libraryFolder()], me: id }));
  await until(async () => (await stash.job(String(first + 2)))?.status === 'FINISHED');
  const [scanned, continued] = [await stash.job(String(first + 1)), await stash.job(String(first + 2))];
  expect(scanned).toMatchObject({ status: 'FINISHED', description: 'Scanning...' });
  expect(continued?.description).toBe('Running plugin task: chain (2/2)');
  expect(Date.parse(String(continued?.startTime))).toBeGreaterThanOrEqual(
    Date.parse(String(scanned?.endTime)),
  );
});

test('a queued job that is stopped leaves the queue as cancelled without having run', async () => {
  const first = await stash.task(waiter);
  const second = await stash.task(waiter);
  await stash.stop(second);
  expect(await queued(second)).toBeUndefined();
  expect(await stash.job(second)).toMatchObject({ status: 'CANCELLED', startTime: null });
  await stash.stop(first);
});

test('stopping a job that does not exist is answered with true', async () => {
  expect((await stash.data('mutation { stopJob(job_id: "999999") }')).stopJob).toBe(true);
});

test('a job that nobody knows is null', async () => {
  expect(await stash.job('999999')).toBeNull();
});

test('only the last ten ended jobs can be found', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 11; n++) ids.push(await queueScan());
  await stash.ended(ids[10] as string);
  expect(await stash.job(ids[0] as string)).toBeNull();
  expect(await stash.job(ids[1] as string)).toMatchObject({ status: 'FINISHED' });
});

test('an ended job keeps its times and its text', async () => {
  const job = await stash.ended(await queueScan());
  expect(job.description).toBe('Scanning...');
  const times = [job.addTime, job.startTime, job.endTime].map((text) => Date.parse(String(text)));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('the description of a plugin job is its description, else its task, else its plugin', async () => {
  const blocker = await stash.task(waiter);
  await running(blocker);
  const ids: string[] = [];
  for (const args of ['description: "Mine", task_name: "T"', 'task_name: "T"', '']) {
    const { runPluginTask } = await stash.data(
      `mutation { runPluginTask(plugin_id: "${waiter}"${args && `, ${args}`}) }`,
    );
    ids.push(runPluginTask);
  }
  const texts = await Promise.all(ids.map(async (id) => (await stash.job(id))?.description));
  for (const id of [...ids, blocker]) await stash.stop(id);
  expect(texts).toEqual(['Mine', 'T', waiter].map((name) => `Running plugin task: ${name}`));
});

test('progress stands at 0 before anybody has said anything', async () => {
  const id = await stash.task(waiter);
  await running(id);
  expect((await stash.job(id))?.progress).toBe(0);
  await stash.stop(id);
});

test.each([
  [
    'an unknown plugin',
    'nobody-has-this',
    null,
    'Error creating plugin task: no plugin with ID nobody-has-this',
  ],
  [
    'an unknown task',
    undefined,
    'Nope',
    'Error creating plugin task: no task with name Nope in plugin waiter plugin',
  ],
])('%s is found out only when the job runs, and fails it', async (_, plugin, task, error) => {
  const job = await stash.ended(await stash.task(plugin ?? waiter, {}, task));
  expect(job).toMatchObject({ status: 'FAILED', error });
});

test.runIf(isFake)(
  'ids start again at 1 after a restart, which loses the queue (fake only: a real server is not restarted)',
  async () => {
    const own = await stashUnderTest();
    const { id } = await own.plugin('waiter', WAITS);
    expect([await own.task(id), await own.task(id)]).toEqual(['1', '2']);
    await own.fake.restart();
    expect((await own.data('{ jobQueue { id } }')).jobQueue).toBeNull();
    expect(await own.task('nobody')).toBe('1');
    await own.close();
  },
);

test.runIf(isFake)(
  'stopAllJobs empties the queue (fake only: it would stop the jobs of others)',
  async () => {
    const own = await stashUnderTest();
    const { id } = await own.plugin('waiter', WAITS);
    for (let n = 0; n < 3; n++) await own.task(id);
    await own.data('mutation { stopAllJobs }');
    await expect
      .poll(async () => (await own.data('{ jobQueue { id } }')).jobQueue, { interval: 20, timeout: 20_000 })
      .toBeNull();
    await own.close();
  },
);
