import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FakeStash } from '../fake-stash/start.ts';
import { ask, installPlugin, READ_INPUT, runTask, stashForTest, until } from './stash-for-test.ts';

let stash: FakeStash;
beforeEach(async () => {
  stash = await stashForTest();
});
afterEach(() => stash.close());

const queue = async () => (await ask(stash, '{ jobQueue { id status description progress } }')).data.jobQueue;
const find = async (id: string) =>
  (
    await ask(
      stash,
      'query($id: ID!) { findJob(input: {id: $id}) { id status error addTime startTime endTime progress } }',
      { id },
    )
  ).data.findJob;
const scan = async () =>
  (await ask(stash, 'mutation { metadataScan(input: {}) }')).data.metadataScan as string;
const WAITS = `${READ_INPUT} setInterval(() => {}, 1000)`;

test('the queue is null, not an empty list, when nothing is queued', async () => {
  expect(await queue()).toBeNull();
});

test('ids start at 1 and start again after a restart, which loses the queue', async () => {
  await installPlugin(stash, 'waiter', WAITS);
  expect(await runTask(stash, 'waiter')).toBe('1');
  expect(await scan()).toBe('2');
  await stash.restart();
  expect(await queue()).toBeNull();
  expect(await scan()).toBe('1');
});

test('a scan queued by a running task does not start before that task has ended', async () => {
  await installPlugin(stash, 'waiter', WAITS);
  const task = await runTask(stash, 'waiter');
  const after = await scan();
  await until(() => stash.pluginProcesses().length === 1);
  expect((await queue()).map((job: { status: string }) => job.status)).toEqual(['RUNNING', 'READY']);
  await ask(stash, 'mutation($id: ID!) { stopJob(job_id: $id) }', { id: task });
  await stash.jobs.ended(after);
  expect(await find(task)).toMatchObject({ status: 'CANCELLED', error: null });
  expect(await find(after)).toMatchObject({ status: 'FINISHED' });
});

test('a task may queue a scan and a continuation of itself; the continuation runs after the scan', async () => {
  await installPlugin(
    stash,
    'chain',
    `${READ_INPUT}
    if (!input.args.again) {
      const { Port } = input.server_connection
      const query = 'mutation { metadataScan(input: {}) runPluginTask(plugin_id: "chain", description: "chain (2/2)", args_map: {again: true}) }'
      await fetch('http://127.0.0.1:' + Port + '/graphql', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query }) })
    }
    answer('done')`,
  );
  await runTask(stash, 'chain');
  await until(async () => (await find('3'))?.status === 'FINISHED');
  const [scanned, continued] = [await find('2'), await find('3')];
  expect(Date.parse(continued.startTime)).toBeGreaterThanOrEqual(Date.parse(scanned.endTime));
});

test('a queued job that is stopped leaves the queue as cancelled without having run', async () => {
  await installPlugin(stash, 'waiter', WAITS);
  await runTask(stash, 'waiter');
  const second = await runTask(stash, 'waiter');
  await ask(stash, 'mutation($id: ID!) { stopJob(job_id: $id) }', { id: second });
  expect(await queue()).toHaveLength(1);
  expect(await find(second)).toMatchObject({ status: 'CANCELLED', startTime: null });
});

test('stopping a job that does not exist is answered with true', async () => {
  expect((await ask(stash, 'mutation { stopJob(job_id: "99") }')).data.stopJob).toBe(true);
});

test('only the last ten ended jobs can be found', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 11; n++) ids.push(await scan());
  await stash.jobs.ended(ids[10] as string);
  expect(await find(ids[0] as string)).toBeNull();
  expect(await find(ids[1] as string)).toMatchObject({ status: 'FINISHED' });
});

test('the description of a plugin job is its description, else its task, else its plugin', async () => {
  await installPlugin(stash, 'waiter', WAITS);
  for (const args of ['description: "Mine", task_name: "T"', 'task_name: "T"', '']) {
    await ask(stash, `mutation { runPluginTask(plugin_id: "waiter"${args && `, ${args}`}) }`);
  }
  const names = (stash.jobs.queue() ?? []).map((job) => job.description);
  expect(names).toEqual(
    ['Mine', 'T', 'waiter'].map((name) => `Running plugin task: ${name}`).slice(-names.length),
  );
});

test('a plugin that does not exist is found out only when its job runs', async () => {
  const id = await runTask(stash, 'nobody');
  await stash.jobs.ended(id);
  expect(await find(id)).toMatchObject({ status: 'FAILED', error: expect.stringContaining('nobody') });
});

test('a scan adds a dropped file as a scene, once', async () => {
  writeFileSync(join(stash.libraryFolder, 'Quiet Harbor - Elin Tarnow.mp4'), 'moving pictures');
  await stash.jobs.ended(await scan());
  await stash.jobs.ended(await scan());
  const { data } = await ask(stash, '{ findScenes { count scenes { title files { path size duration } } } }');
  expect(data.findScenes.count).toBe(1);
  expect(data.findScenes.scenes[0]).toMatchObject({
    title: null,
    files: [{ path: join(stash.libraryFolder, 'Quiet Harbor - Elin Tarnow.mp4'), size: 15 }],
  });
});

test('generating for a list with one unknown id makes nothing, silently; for no list it makes everything', async () => {
  for (const name of ['a', 'b']) writeFileSync(join(stash.libraryFolder, `${name}.mp4`), name);
  await stash.jobs.ended(await scan());
  const generate = async (ids: string) => {
    const { data } = await ask(
      stash,
      `mutation { metadataGenerate(input: {covers: true, phashes: true${ids}}) }`,
    );
    return stash.jobs.ended(data.metadataGenerate as string);
  };
  expect(await generate(', sceneIDs: ["1", "77"]')).toMatchObject({ status: 'FINISHED', error: null });
  expect(stash.library.generatedFor(1)).toEqual([]);
  await generate(', sceneIDs: ["1"]');
  expect([stash.library.generatedFor(1), stash.library.generatedFor(2)]).toEqual([['covers', 'phashes'], []]);
  await generate('');
  expect(stash.library.generatedFor(2)).toEqual(['covers', 'phashes']);
});

test('a scan makes for new scenes what its input names, and nothing when it names nothing', async () => {
  const scanWith = async (options: string) => {
    const { data } = await ask(stash, `mutation { metadataScan(input: {${options}}) }`);
    await stash.jobs.ended(data.metadataScan as string);
  };
  writeFileSync(join(stash.libraryFolder, 'a.mp4'), 'a');
  await scanWith('');
  writeFileSync(join(stash.libraryFolder, 'b.mp4'), 'b');
  await scanWith('scanGenerateCovers: true, scanGeneratePhashes: true');
  expect([1, 2].map((id) => stash.library.generatedFor(id))).toEqual([[], ['covers', 'phashes']]);
});

test('a scan of one path leaves the rest alone, and a path outside the library is only logged', async () => {
  for (const name of ['a', 'b']) writeFileSync(join(stash.libraryFolder, `${name}.mp4`), name);
  const paths = JSON.stringify([join(stash.libraryFolder, 'b.mp4'), '/elsewhere']);
  const { data } = await ask(stash, `mutation { metadataScan(input: {paths: ${paths}}) }`);
  expect(await stash.jobs.ended(data.metadataScan as string)).toMatchObject({ status: 'FINISHED' });
  expect(stash.library.all('SELECT basename FROM files').map((row) => row['basename'])).toEqual(['b.mp4']);
  expect(stash.log.recent.map((entry) => entry.message).join()).toContain('/elsewhere');
});

test('a clean removes scenes whose file is gone from the library folder, and no other', async () => {
  const generated = await stashForTest({ scenes: 5 });
  const run = async (mutation: string) => {
    const { data } = await ask(generated, `mutation { id: ${mutation} }`);
    await generated.jobs.ended(data.id as string);
    return generated.library.all<{ id: number }>('SELECT id FROM scenes ORDER BY id').map((row) => row.id);
  };
  writeFileSync(join(generated.libraryFolder, 'a.mp4'), 'a');
  expect(await run('metadataScan(input: {})')).toEqual([1, 2, 3, 4, 5, 6]);
  rmSync(join(generated.libraryFolder, 'a.mp4'));
  expect(await run('metadataClean(input: {dryRun: true})')).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await run('metadataClean(input: {dryRun: false})')).toEqual([1, 2, 3, 4, 5]);
  await generated.close();
});

test('a file moved to a second place is one more file of the same scene', async () => {
  writeFileSync(join(stash.libraryFolder, 'a.mp4'), 'same');
  await stash.jobs.ended(await scan());
  writeFileSync(join(stash.libraryFolder, 'b.mp4'), 'same');
  await stash.jobs.ended(await scan());
  const { data } = await ask(stash, '{ findScenes { scenes { files { basename } } } }');
  expect(data.findScenes.scenes).toEqual([{ files: [{ basename: 'a.mp4' }, { basename: 'b.mp4' }] }]);
});
