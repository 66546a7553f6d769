import { expect, onTestFinished, test, vi } from 'vitest';
import { StashRefused, StashUnreachable } from '../../src/errors.ts';
import { changesOfScene } from '../../src/store/changes.ts';
import { runSceneCounts } from '../../src/store/run-scenes.ts';
import { requestCancel } from '../../src/store/runs.ts';
import { addTo, changeOf, setTo } from '../support/a-plan.ts';
import { applyRun, undoRun } from '../support/apply-runs.ts';
import { approved, written } from '../support/approved.ts';

test('a scene that is gone fails alone', async () => {
  const { context } = approved({ 2: {} }, setTo(1, 'title', null, 'A'), setTo(2, 'title', null, 'B'));
  const run = await applyRun(context);
  expect(run).toMatchObject({ status: 'completed_with_errors' });
  expect(runSceneCounts(context.database, run.id)).toEqual({ waiting: 0, done: 1, skipped: 0, failed: 1 });
  expect(changeOf(context, 1, 'title')).toMatchObject({
    status: 'failed',
    error: expect.stringContaining('no longer'),
  });
});

test("one value that Stash refuses does not stop the scene's others", async () => {
  const { context } = approved(
    { 1: { title: 'Old' } },
    setTo(1, 'title', 'Old', 'New'),
    setTo(1, 'studio', null, 404),
    addTo(1, 'tags', 5),
  );
  context.stash.before = (operation, { set, hasSet }) => {
    if (operation !== 'WriteScene' || !hasSet) return;
    if ((set as { studio_id?: string }).studio_id === '404') throw new StashRefused('studio 404 not found');
  };
  const run = await applyRun(context);
  expect(run.status).toBe('completed_with_errors');
  expect(context.stash.scenes.get(1)).toMatchObject({ title: 'New', studio: null, tags: [5] });
  expect(changeOf(context, 1, 'studio')).toMatchObject({ status: 'failed', error: 'studio 404 not found' });
  expect(context.stash.writes).toHaveLength(2);
});

test('what a refused write had done in part is not done again, and can be undone', async () => {
  const { context } = approved({ 1: { title: 'Old' } }, addTo(1, 'tags', 5), setTo(1, 'title', 'Old', 'New'));
  let refusals = 0;
  context.stash.afterPart = (_scene, part) => {
    if (part === 'add' && refusals++ === 0) throw new StashRefused('database is locked');
  };
  await applyRun(context);
  expect(written(context)).toEqual(['+tags:5', 'title="New"']);
  expect(changesOfScene(context.database, 1).map((change) => change.status)).toEqual(['applied', 'applied']);
  await undoRun(context);
  expect(context.stash.scenes.get(1)).toMatchObject({ title: 'Old', tags: [] });
});

test('when Stash goes away the run fails with the sentence, and the next one goes on', async () => {
  const { context } = approved({ 1: {}, 2: {} }, setTo(1, 'title', null, 'A'), setTo(2, 'title', null, 'B'));
  context.stash.before = (operation, { set }) => {
    if (operation === 'WriteScene' && (set as { id: string }).id === '2') {
      throw new StashUnreachable('Stash does not answer.');
    }
  };
  expect(await applyRun(context)).toMatchObject({ status: 'failed', error: 'Stash does not answer.' });
  context.stash.before = () => {};
  expect(await applyRun(context)).toMatchObject({ status: 'completed' });
  expect(written(context)).toEqual(['title="A"', 'title="B"']);
});

test('stops between scenes when asked, and keeps what is done', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const { context } = approved({ 1: {}, 2: {} }, setTo(1, 'title', null, 'A'), setTo(2, 'title', null, 'B'));
  context.stash.afterPart = () => {
    const running = context.database.get<{ id: number }>(`select id from runs where status = 'running'`);
    requestCancel(context.database, running!.id, 'now');
    vi.advanceTimersByTime(250);
  };
  const run = await applyRun(context);
  expect(run.status).toBe('cancelled');
  expect(written(context)).toEqual(['title="A"']);
  expect(changeOf(context, 1, 'title').status).toBe('applied');
  expect(changeOf(context, 2, 'title').status).toBe('approved');
});
