import { describe, expect, it } from 'vitest';
import { hostOf } from '../../plugin/host/own-process.ts';
import cancelRun from '../../plugin/operations/cancel-run.ts';
import listRuns from '../../plugin/operations/list-runs.ts';
import resumeRun from '../../plugin/operations/resume-run.ts';
import runDetail from '../../plugin/operations/run-detail.ts';
import startRun from '../../plugin/operations/start-run.ts';
import { StashUnreachable } from '../../src/errors.ts';
import { addRunEvent } from '../../src/store/run-events.ts';
import { endRunScene } from '../../src/store/run-scenes.ts';
import { planSteps } from '../../src/store/run-steps.ts';
import { takeLease } from '../../src/store/runs.ts';
import { inMemoryStash, type InMemoryStash } from '../support/in-memory-stash.ts';
import { callHandler, noStash } from '../support/operation.ts';
import { aLibrary } from '../support/reviewed-library.ts';

function world(): { stash: InMemoryStash; context: ReturnType<typeof aLibrary> } {
  const stash = inMemoryStash();
  return { stash, context: aLibrary(stash) };
}
const end = (context: ReturnType<typeof aLibrary>, run: number, status = 'completed') =>
  context.database.run('update runs set status = ? where id = ?', [status, run]);

/** No process has this id for long: it is above the largest of Linux. */
const nobody = 4_194_305;

describe('start-run', () => {
  it('answers with the run and whether it was there already', async () => {
    const { context } = world();
    const first = await callHandler(startRun, { kind: 'sync' }, context);
    expect(first).toMatchObject({
      alreadyActive: false,
      run: { kind: 'sync', status: 'queued', actor: 'person' },
    });
    const second = await callHandler(startRun, { kind: 'sync', input: { mode: 'full' } }, context);
    expect(second).toMatchObject({ alreadyActive: true, run: { id: first.run.id } });
  });

  it('sends the input with its defaults', async () => {
    const { stash, context } = world();
    const { run } = await callHandler(startRun, { kind: 'sync' }, context);
    expect(stash.jobs[0]?.what).toEqual({
      kind: 'task',
      arguments: { task: 'sync', run: run.id, input: { mode: 'incremental', confirmDeletions: false } },
    });
  });
});

describe('list-runs', () => {
  it('shows what has not ended first, then the newest, page by page, without asking Stash for ended ones', async () => {
    const { context } = world();
    const ids: number[] = [];
    for (let n = 0; n < 4; n++) {
      const { run } = await callHandler(startRun, { kind: 'sync' }, context);
      ids.push(run.id);
      end(context, run.id);
    }
    end(context, ids[0]!, 'paused');
    const first = await callHandler(listRuns, { limit: 2 }, { ...context, stash: noStash });
    expect(first.runs.map((run) => run.id)).toEqual([ids[0], ids[3], ids[2]]);
    expect(first.more).toBe(true);
    const second = await callHandler(listRuns, { limit: 2, before: ids[2]! }, { ...context, stash: noStash });
    expect(second.runs.map((run) => run.id)).toEqual([ids[1]]);
  });

  it('narrows to kinds, and to active or ended ones', async () => {
    const { context } = world();
    const sync = await callHandler(startRun, { kind: 'sync' }, context);
    const analyze = await callHandler(startRun, { kind: 'analyze' }, context);
    end(context, analyze.run.id);
    const idsOf = async (input: object) =>
      (await callHandler(listRuns, input, context)).runs.map((run) => run.id);
    expect(await idsOf({ active: true })).toEqual([sync.run.id]);
    expect(await idsOf({ active: false })).toEqual([analyze.run.id]);
    expect(await idsOf({ kinds: ['analyze'] })).toEqual([analyze.run.id]);
  });

  it('marks runs whose process is gone, and those whose job is', async () => {
    const { stash, context } = world();
    const sync = await callHandler(startRun, { kind: 'sync' }, context);
    takeLease(
      context.database,
      sync.run.id,
      { owner: 'it', pid: nobody, host: hostOf(nobody) },
      context.clock.now(),
    );
    const analyze = await callHandler(startRun, { kind: 'analyze' }, context);
    stash.jobs.length = 0;
    const { runs } = await callHandler(listRuns, {}, context);
    expect(runs.map(({ id, status }) => [id, status])).toEqual([
      [analyze.run.id, 'failed'],
      [sync.run.id, 'failed'],
    ]);
  });

  it('shows what the store knows while Stash cannot be reached', async () => {
    const { stash, context } = world();
    await callHandler(startRun, { kind: 'sync' }, context);
    stash.before = () => {
      throw new StashUnreachable('Stash does not answer.');
    };
    expect((await callHandler(listRuns, {}, context)).runs).toMatchObject([{ status: 'queued' }]);
  });
});

describe('run-detail', () => {
  it('shows steps, log, counts and the scenes with problems', async () => {
    const { context } = world();
    const { run } = await callHandler(startRun, { kind: 'apply', input: { plan: 3 } }, context);
    planSteps(context.database, run.id, ['one', 'two']);
    addRunEvent(context.database, run.id, 'now', 'warning', 'Something to know.');
    endRunScene(context.database, run.id, 1, 'failed', 'Refused.');
    endRunScene(context.database, run.id, 99, 'skipped', 'Gone.');
    endRunScene(context.database, run.id, 2, 'done', null);
    const detail = await callHandler(runDetail, { run: run.id }, context);
    expect(detail).toMatchObject({
      run: { id: run.id, planId: 3 },
      input: { plan: 3 },
      steps: [
        { name: 'one', status: 'pending' },
        { name: 'two', status: 'pending' },
      ],
      events: [{ level: 'warning', message: 'Something to know.' }],
      sceneCounts: { waiting: 0, done: 1, skipped: 1, failed: 1 },
      problems: [
        { sceneId: 1, status: 'failed', title: 'Low Tide', reason: 'Refused.' },
        { sceneId: 99, status: 'skipped', title: 'Scene 99', reason: 'Gone.' },
      ],
    });
  });

  it('says that a run does not exist', async () => {
    await expect(callHandler(runDetail, { run: 9 }, world().context)).rejects.toThrow(
      'Run 9 does not exist.',
    );
  });
});

describe('cancel-run and resume-run', () => {
  it('cancels a queued run at once', async () => {
    const { stash, context } = world();
    const { run } = await callHandler(startRun, { kind: 'sync' }, context);
    expect((await callHandler(cancelRun, { run: run.id }, context)).run.status).toBe('cancelled');
    expect(stash.jobs[0]?.status).toBe('CANCELLED');
  });

  it('asks a running run to stop', async () => {
    const { context } = world();
    const { run } = await callHandler(startRun, { kind: 'sync' }, context);
    takeLease(
      context.database,
      run.id,
      { owner: 'it', pid: process.ppid, host: hostOf(process.ppid) },
      context.clock.now(),
    );
    expect((await callHandler(cancelRun, { run: run.id }, context)).run.status).toBe('cancelling');
  });

  it('lets a paused run go on', async () => {
    const { stash, context } = world();
    const { run } = await callHandler(startRun, { kind: 'process-new-scenes' }, context);
    end(context, run.id, 'paused');
    expect((await callHandler(resumeRun, { run: run.id }, context)).run.status).toBe('queued');
    expect(stash.jobs).toHaveLength(2);
  });
});
