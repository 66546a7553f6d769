import { createClient, type Client } from 'graphql-ws';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { FakeStash } from '../fake-stash/start.ts';
import { ask, installPlugin, operate, READ_INPUT, runTask, stashForTest, until } from './stash-for-test.ts';

let stash: FakeStash;
let client: Client;
beforeEach(async () => {
  stash = await stashForTest();
  client = createClient({
    url: stash.url.replace('http', 'ws') + '/graphql',
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
});
afterEach(async () => {
  await client.dispose();
  await stash.close();
});

/** All that arrives from now on; resolves when the server has surely begun to collect. */
async function collect<T>(field: string, selection = ''): Promise<T[]> {
  const items: T[] = [];
  const subscribed = new Promise<void>((resolve) => client.on('connected', () => resolve()));
  client.subscribe<Record<string, T>>(
    { query: `subscription { ${field} ${selection} }` },
    { next: ({ data }) => items.push(data?.[field] as T), error: () => {}, complete: () => {} },
  );
  await subscribed;
  // Messages of one socket are handled in order: when a query over it is answered, the subscription before it stands.
  await new Promise<void>((resolve, reject) =>
    client.subscribe(
      { query: '{ version { version } }' },
      { next: () => {}, error: reject, complete: resolve },
    ),
  );
  return items;
}

test('a job is announced, updated and removed with its last status', async () => {
  const updates = await collect<{ type: string; job: { id: string; status: string } }>(
    'jobsSubscribe',
    '{ type job { id status } }',
  );
  await stash.jobs.ended((await ask(stash, 'mutation { metadataScan(input: {}) }')).data.metadataScan);
  await until(() => updates.at(-1)?.type === 'REMOVE');
  expect(updates.map(({ type, job }) => `${type} ${job.status}`)).toEqual([
    'ADD READY',
    'UPDATE RUNNING',
    'REMOVE FINISHED',
  ]);
});

test('trace lines of an operation and a task reach the log subscription though nothing else shows them', async () => {
  const batches = await collect<{ level: string; message: string }[]>(
    'loggingSubscribe',
    '{ level message }',
  );
  await installPlugin(
    stash,
    'live',
    `${READ_INPUT} log('t', '@live ' + JSON.stringify(input.args)); await new Promise((r) => setTimeout(r, 50)); answer(1)`,
  );
  await operate(stash, 'live', { from: 'operation' });
  await stash.jobs.ended(await runTask(stash, 'live', { from: 'task' }));
  const traces = () => batches.flat().filter((entry) => entry.message.includes('@live'));
  await until(() => traces().length === 2);
  expect(traces()).toEqual([
    { level: 'Trace', message: '[Plugin / live plugin] @live {"from":"operation"}' },
    { level: 'Trace', message: '[Plugin / live plugin] @live {"from":"task"}' },
  ]);
  expect((await ask(stash, '{ logs { message } }')).data.logs.join()).not.toContain('@live');
});

test('the end of a scan is announced', async () => {
  const ends = await collect<boolean>('scanCompleteSubscribe');
  await ask(stash, 'mutation { metadataScan(input: {}) }');
  await until(() => ends.length === 1);
  expect(ends).toEqual([true]);
});

test('the socket closes when the server restarts', async () => {
  const closed = new Promise((resolve) => client.on('closed', resolve));
  await collect('scanCompleteSubscribe');
  await stash.restart();
  await closed;
  expect((await ask(stash, '{ version { version } }')).status).toBe(200);
});
