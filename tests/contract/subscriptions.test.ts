import type { Client } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { PROGRAM } from './support/program.ts';
import { isFake, stashUnderTest, until, type StashUnderTest } from './support/stash-under-test.ts';
import { collect, socketOf } from './support/subscribe.ts';

let stash: StashUnderTest;
let client: Client;
beforeAll(async () => {
  stash = await stashUnderTest();
});
beforeEach(() => {
  client = socketOf(stash);
});
afterEach(() => client.dispose());
afterAll(() => stash.close());

interface JobEvent {
  type: string;
  job: { id: string; status: string; progress: number | null };
}

test('a job is announced, updated and removed with its last status', async () => {
  const events = await collect<JobEvent>(client, 'jobsSubscribe', '{ type job { id status progress } }');
  const { id } = await stash.plugin('short', `${PROGRAM} answer(1)`);
  const job = await stash.task(id);
  const mine = () => events.filter((event) => event.job.id === job);
  await until(() => mine().at(-1)?.type === 'REMOVE');
  expect(mine()[0]).toMatchObject({ type: 'ADD', job: { status: 'READY' } });
  expect(mine().map(({ type }) => type)).toContain('UPDATE');
  expect(mine().at(-1)?.job.status).toBe('FINISHED');
});

test('progress is thinned: a hundred values in a row make a few events, the last value is among them', async () => {
  const events = await collect<JobEvent>(client, 'jobsSubscribe', '{ type job { id status progress } }');
  const { id } = await stash.plugin(
    'eager',
    `${PROGRAM} for (let n = 1; n <= 100; n++) { log('p', n / 100); await wait(3) }
     for (let n = 0; n < 10; n++) { log('p', 1); await wait(30) }`,
  );
  const job = await stash.task(id);
  const mine = () => events.filter((event) => event.job.id === job);
  await until(() => mine().at(-1)?.type === 'REMOVE');
  expect(mine().length).toBeLessThan(40);
  expect(mine().map((event) => event.job.progress)).toContain(1);
});

test('a queued job that is stopped is removed as cancelled', async () => {
  const events = await collect<JobEvent>(client, 'jobsSubscribe', '{ type job { id status progress } }');
  const { id } = await stash.plugin('waiter', `${PROGRAM} setInterval(() => {}, 1000)`);
  const [running, queued] = [await stash.task(id), await stash.task(id)];
  await stash.stop(queued);
  await stash.stop(running);
  const last = (job: string) => events.findLast((event) => event.job.id === job);
  await until(() => last(running)?.type === 'REMOVE');
  expect(last(queued)).toMatchObject({ type: 'REMOVE', job: { status: 'CANCELLED' } });
});

test('trace lines of an operation and a task reach the log subscription though nothing else shows them', async () => {
  const batches = await collect<{ level: string; message: string }[]>(
    client,
    'loggingSubscribe',
    '{ level message }',
  );
  const mark = `@live-${stash.prefix}`;
  const { id } = await stash.plugin(
    'live',
    `${PROGRAM} log('t', '${mark} ' + JSON.stringify(input.args)); await wait(100); answer(1)`,
  );
  await stash.operate(id, { from: 'operation' });
  await stash.ended(await stash.task(id, { from: 'task' }));
  const traces = () =>
    batches.flat().filter(({ level, message }) => level === 'Trace' && message.includes(mark));
  await until(() => traces().length === 2);
  expect(traces()).toEqual([
    { level: 'Trace', message: `[Plugin / live plugin] ${mark} {"from":"operation"}` },
    { level: 'Trace', message: `[Plugin / live plugin] ${mark} {"from":"task"}` },
  ]);
  expect((await stash.logged()).filter((line) => line.startsWith('Trace')).join()).not.toContain(mark);
});

test('log lines arrive in batches: many at once share a message', async () => {
  const batches = await collect<{ message: string }[]>(client, 'loggingSubscribe', '{ level message }');
  const { id } = await stash.plugin(
    'many',
    `${PROGRAM} await wait(50); for (let n = 0; n < 60; n++) log('t', 'many ' + n); await wait(100)`,
  );
  await stash.operate(id);
  const of = (batch: { message: string }[]) =>
    batch.filter(({ message }) => message.includes('] many ')).length;
  await until(() => batches.reduce((sum, batch) => sum + of(batch), 0) === 60);
  expect(batches.filter((batch) => of(batch) > 0).length).toBeLessThan(10);
});

test('what happened before somebody listens is lost', async () => {
  const { id } = await stash.plugin('early', `${PROGRAM} answer(1)`);
  const job = await stash.task(id);
  await stash.ended(job);
  const events = await collect<JobEvent>(client, 'jobsSubscribe', '{ type job { id status progress } }');
  const later = await stash.task(id);
  await until(() => events.some((event) => event.job.id === later && event.type === 'REMOVE'));
  expect(events.filter((event) => event.job.id === job)).toEqual([]);
});

test('the socket speaks graphql-transport-ws and answers a ping', async () => {
  const socket = new WebSocket(`${stash.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: stash.credentials,
  });
  const got: string[] = [];
  socket.on('message', (text) => got.push(JSON.parse(String(text)).type));
  await new Promise((resolve) => socket.once('open', resolve));
  expect(socket.protocol).toBe('graphql-transport-ws');
  socket.send('{"type":"connection_init"}');
  await until(() => got.includes('connection_ack'));
  socket.send('{"type":"ping"}');
  await until(() => got.includes('pong'));
  socket.close();
});

test.runIf(isFake)(
  'the socket closes when the server restarts (fake only: a real server is not restarted)',
  async () => {
    const own = await stashUnderTest();
    const listener = socketOf(own);
    const closed = new Promise((resolve) => listener.on('closed', resolve));
    await collect(listener, 'scanCompleteSubscribe');
    await own.fake.restart();
    await closed;
    expect((await own.ask('{ version { version } }')).status).toBe(200);
    await listener.dispose();
    await own.close();
  },
);
