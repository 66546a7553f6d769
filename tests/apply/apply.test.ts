import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { StashRefused, StashUnreachable } from '../../src/errors.ts';
import { decideChanges } from '../../src/plans/decide-changes.ts';
import { changesOfScene } from '../../src/store/changes.ts';
import { planById } from '../../src/store/plans.ts';
import { runSceneCounts, sceneProblems } from '../../src/store/run-scenes.ts';
import { requestCancel } from '../../src/store/runs.ts';
import type { Proposal } from '../../src/plans/change.ts';
import { addTo, aPlan, changeOf, removeFrom, setTo } from '../support/a-plan.ts';
import { applyRun, undoRun } from '../support/apply-runs.ts';
import { inMemoryStash, type SceneState } from '../support/in-memory-stash.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

/** A Stash with these scenes, and a plan of which everything is approved. */
function approved(
  scenes: Record<number, Partial<SceneState>>,
  ...proposals: Proposal[]
): { context: TestContext; plan: number } {
  const context = testContext(inMemoryStash(scenes));
  const plan = aPlan(context, ...proposals);
  decideChanges(context, 'approve', { plan, filter: {} });
  return { context, plan };
}
const written = (context: TestContext): string[] => context.stash.writes.map((write) => write.what);

describe('apply', () => {
  test('writes only what was approved, and only the fields that change', async () => {
    const { context, plan } = approved(
      { 1: { title: 'Old', tags: [1], performers: [9] }, 2: {} },
      setTo(1, 'title', 'Old', 'New'),
      setTo(1, 'studio', null, 4),
      addTo(1, 'tags', 5),
      removeFrom(1, 'performers', 9),
    );
    aPlan(context, setTo(2, 'title', null, 'Nobody approved this'));
    const run = await applyRun(context, { plan });
    expect(run).toMatchObject({ status: 'completed', message: 'Applied 4 changes on 1 scene.' });
    expect(written(context).toSorted()).toEqual(['+tags:5', '-performers:9', 'studio_id="4"', 'title="New"']);
    expect(context.stash.scenes.get(1)).toMatchObject({
      title: 'New',
      studio: 4,
      tags: [1, 5],
      performers: [],
    });
    expect(context.stash.scenes.get(2)?.title).toBeNull();
    expect(planById(context.database, plan)?.status).toBe('applied');
  });

  test('leaves the mirror as Stash is afterwards', async () => {
    const { context } = approved(
      { 1: { title: 'Old' } },
      setTo(1, 'title', 'Old', 'New'),
      addTo(1, 'tags', 5),
    );
    await applyRun(context);
    expect(context.database.all('select title from mirror.scenes')).toEqual([{ title: 'New' }]);
    expect(context.database.all('select tag_id from mirror.scene_tags')).toEqual([{ tag_id: 5 }]);
  });

  test("keeps the user's value when both sides changed the field, and shows all three", async () => {
    const { context, plan } = approved({ 1: { title: 'Theirs' } }, setTo(1, 'title', 'Old', 'New'));
    const run = await applyRun(context);
    expect(written(context)).toEqual([]);
    expect(changeOf(context, 1, 'title')).toMatchObject({
      status: 'drifted',
      base: 'Old',
      proposed: 'New',
      current: 'Theirs',
    });
    expect(sceneProblems(context.database, run.id, 10)).toMatchObject([{ sceneId: 1, status: 'skipped' }]);
    expect(planById(context.database, plan)?.status).toBe('reviewing');
  });

  test('writes over a drifted value only after a person approved that again', async () => {
    const { context } = approved({ 1: { title: 'Theirs' } }, setTo(1, 'title', 'Old', 'New'));
    await applyRun(context);
    decideChanges(context, 'approve', { changes: [changeOf(context, 1, 'title').id] });
    await applyRun(context);
    expect(context.stash.scenes.get(1)?.title).toBe('New');
    await undoRun(context);
    expect(context.stash.scenes.get(1)?.title).toBe('Theirs');
  });

  test('is done with what is so already, without a write and with nothing to undo', async () => {
    const { context } = approved(
      { 1: { title: 'New', tags: [5] } },
      setTo(1, 'title', 'Old', 'New'),
      addTo(1, 'tags', 5),
    );
    await applyRun(context);
    expect(written(context)).toEqual([]);
    expect(changesOfScene(context.database, 1).map((change) => change.status)).toEqual([
      'applied',
      'applied',
    ]);
    expect(await undoRun(context)).toMatchObject({ message: 'There was nothing to undo.' });
  });

  test('keeps a tag that somebody adds between the reading and the writing', async () => {
    const { context } = approved({ 1: { tags: [1] } }, addTo(1, 'tags', 5));
    context.stash.before = (operation) => {
      if (operation === 'WriteScene') context.stash.scenes.get(1)?.tags.push(77);
    };
    await applyRun(context);
    expect(context.stash.scenes.get(1)?.tags.toSorted()).toEqual([1, 5, 77]);
  });

  test('reports a lost race as drifted, with the value that won', async () => {
    const { context } = approved({ 1: { title: 'Old' } }, setTo(1, 'title', 'Old', 'New'));
    context.stash.afterPart = () => {
      context.stash.scenes.get(1)!.title = 'Faster';
    };
    await applyRun(context);
    expect(changeOf(context, 1, 'title')).toMatchObject({ status: 'drifted', current: 'Faster' });
    expect(context.database.all(`select state, before, after from applied_values`)).toEqual([
      { state: 'kept', before: '"Old"', after: '"New"' },
    ]);
  });

  test('of two rivals the surer one is written, the other drifts', async () => {
    const { context } = approved(
      { 1: {} },
      setTo(1, 'studio', null, 3, 0.8),
      setTo(1, 'studio', null, 4, 0.95),
    );
    await applyRun(context);
    expect(context.stash.scenes.get(1)?.studio).toBe(4);
    expect(changeOf(context, 1, 'studio', 3)).toMatchObject({ status: 'drifted', current: 4 });
  });

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
    const { context } = approved(
      { 1: { title: 'Old' } },
      addTo(1, 'tags', 5),
      setTo(1, 'title', 'Old', 'New'),
    );
    let refusals = 0;
    context.stash.afterPart = (_scene, part) => {
      if (part === 'add' && refusals++ === 0) throw new StashRefused('database is locked');
    };
    await applyRun(context);
    expect(written(context)).toEqual(['+tags:5', 'title="New"']);
    expect(changesOfScene(context.database, 1).map((change) => change.status)).toEqual([
      'applied',
      'applied',
    ]);
    await undoRun(context);
    expect(context.stash.scenes.get(1)).toMatchObject({ title: 'Old', tags: [] });
  });

  test('when Stash goes away the run fails with the sentence, and the next one goes on', async () => {
    const { context } = approved(
      { 1: {}, 2: {} },
      setTo(1, 'title', null, 'A'),
      setTo(2, 'title', null, 'B'),
    );
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
    const { context } = approved(
      { 1: {}, 2: {} },
      setTo(1, 'title', null, 'A'),
      setTo(2, 'title', null, 'B'),
    );
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

  test('leaves the scenes it was not asked for', async () => {
    const { context } = approved(
      { 1: {}, 2: {} },
      setTo(1, 'title', null, 'A'),
      setTo(2, 'title', null, 'B'),
    );
    await applyRun(context, { scenes: [2] });
    expect(written(context)).toEqual(['title="B"']);
  });
});

describe('undo', () => {
  test('takes a plan back element by element and leaves the rest of the lists', async () => {
    const { context, plan } = approved(
      { 1: { title: 'Old', tags: [1, 9] } },
      setTo(1, 'title', 'Old', 'New'),
      addTo(1, 'tags', 5),
      removeFrom(1, 'tags', 9),
    );
    await applyRun(context, { plan });
    context.stash.scenes.get(1)?.tags.push(77);
    const run = await undoRun(context, { plan });
    expect(run.message).toBe('Undid 3 changes on 1 scene.');
    expect(context.stash.scenes.get(1)?.title).toBe('Old');
    expect(context.stash.scenes.get(1)?.tags.toSorted()).toEqual([1, 77, 9]);
    expect(new Set(changesOfScene(context.database, 1).map((change) => change.status))).toEqual(
      new Set(['undone']),
    );
    expect(planById(context.database, plan)?.status).toBe('reviewing');
  });

  test('keeps a value that was changed since, says so, and can be asked again', async () => {
    const { context, plan } = approved(
      { 1: { title: 'Old' } },
      setTo(1, 'title', 'Old', 'New'),
      addTo(1, 'tags', 5),
    );
    await applyRun(context);
    context.stash.scenes.get(1)!.title = 'Theirs';
    const run = await undoRun(context, { plan });
    expect(run.message).toBe('Undid 1 change on 1 scene, kept 1 that were changed since.');
    expect(sceneProblems(context.database, run.id, 10)).toMatchObject([
      { status: 'skipped', reason: expect.stringContaining('title was changed since') },
    ]);
    expect(context.stash.scenes.get(1)).toMatchObject({ title: 'Theirs', tags: [] });
    expect(changeOf(context, 1, 'title').status).toBe('applied');
    context.stash.scenes.get(1)!.title = 'New';
    await undoRun(context, { plan });
    expect(context.stash.scenes.get(1)?.title).toBe('Old');
  });

  test('takes values written over one another off in turn', async () => {
    const { context } = approved({ 1: { title: 'A' } }, setTo(1, 'title', 'A', 'B'));
    await applyRun(context);
    const second = aPlan(context, setTo(1, 'title', 'B', 'C'));
    decideChanges(context, 'approve', { plan: second, filter: {} });
    await applyRun(context);
    await undoRun(context);
    expect(context.stash.scenes.get(1)?.title).toBe('B');
    await undoRun(context);
    expect(context.stash.scenes.get(1)?.title).toBe('A');
  });

  test('of a scene takes both of two plans off when they wrote the same field', async () => {
    const { context, plan } = approved({ 1: { title: 'A' } }, setTo(1, 'title', 'A', 'B'));
    await applyRun(context);
    // The same run may hold several: here a plan whose change was decided and applied twice.
    const first = context.database.get<{ run: number }>(
      'select apply_run_id as run from applied_values',
    )!.run;
    const second = aPlan(context, setTo(1, 'title', 'B', 'C'));
    decideChanges(context, 'approve', { plan: second, filter: {} });
    await applyRun(context);
    context.database.run('update applied_values set plan_id = ?, apply_run_id = ?', [plan, first]);
    await undoRun(context, { plan });
    expect(context.stash.scenes.get(1)?.title).toBe('A');
  });

  test('can itself be undone: an undone change is approved and applied again', async () => {
    const { context, plan } = approved({ 1: { title: 'Old' } }, setTo(1, 'title', 'Old', 'New'));
    await applyRun(context);
    await undoRun(context, { plan });
    decideChanges(context, 'approve', { changes: [changeOf(context, 1, 'title').id] });
    await applyRun(context);
    expect(context.stash.scenes.get(1)?.title).toBe('New');
    await undoRun(context);
    expect(context.stash.scenes.get(1)?.title).toBe('Old');
  });

  test('of one apply run and one scene leaves the others', async () => {
    const { context } = approved(
      { 1: {}, 2: {} },
      setTo(1, 'title', null, 'A'),
      setTo(2, 'title', null, 'B'),
    );
    const run = await applyRun(context);
    await undoRun(context, { run: run.id, scenes: [2] });
    expect([1, 2].map((id) => context.stash.scenes.get(id)?.title)).toEqual(['A', null]);
  });

  test('one value that Stash refuses to restore does not stop the others', async () => {
    const { context, plan } = approved(
      { 1: { studio: 3, title: 'Old' } },
      setTo(1, 'studio', 3, 4),
      setTo(1, 'title', 'Old', 'New'),
    );
    await applyRun(context);
    context.stash.before = (operation, { set }) => {
      if (operation === 'WriteScene' && (set as { studio_id?: string }).studio_id === '3') {
        throw new StashRefused('studio 3 not found');
      }
    };
    const run = await undoRun(context, { plan });
    expect(run.status).toBe('completed_with_errors');
    expect(context.stash.scenes.get(1)).toMatchObject({ title: 'Old', studio: 4 });
    expect(changeOf(context, 1, 'studio').status).toBe('applied');
  });
});
