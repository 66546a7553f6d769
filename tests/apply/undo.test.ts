import { expect, test } from 'vitest';
import { StashRefused, StashUnreachable } from '../../src/errors.ts';
import { decideChanges } from '../../src/plans/decide-changes.ts';
import { changesOfScene } from '../../src/store/changes.ts';
import { planById } from '../../src/store/plans.ts';
import { sceneProblems } from '../../src/store/run-scenes.ts';
import { runById } from '../../src/store/runs.ts';
import { addTo, aPlan, changeOf, removeFrom, setTo } from '../support/a-plan.ts';
import { applyRun, undoRun } from '../support/apply-runs.ts';
import { approved } from '../support/approved.ts';
import { livesThrough, mortal } from '../support/mortal.ts';

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
  const first = context.database.get<{ run: number }>('select apply_run_id as run from applied_values')!.run;
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
  const { context } = approved({ 1: {}, 2: {} }, setTo(1, 'title', null, 'A'), setTo(2, 'title', null, 'B'));
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

test('of the last apply is pinned to it: a retry never goes on to the one before', async () => {
  const { context } = approved({ 1: { title: 'A' } }, setTo(1, 'title', 'A', 'B'));
  await applyRun(context);
  const second = aPlan(context, setTo(1, 'title', 'B', 'C'));
  decideChanges(context, 'approve', { plan: second, filter: {} });
  const last = await applyRun(context);
  const run = await undoRun(context);
  expect(runById(context.database, run.id)?.input).toEqual({ run: last.id });
});

test('that was killed after its last value, and is asked for again, does not go on to the apply before', async () => {
  for (let diesAt = 1, ended = false; !ended; diesAt++) {
    const { context } = approved({ 1: { title: 'A' } }, setTo(1, 'title', 'A', 'B'));
    await applyRun(context);
    const second = aPlan(context, setTo(1, 'title', 'B', 'C'));
    decideChanges(context, 'approve', { plan: second, filter: {} });
    await applyRun(context);
    const process = mortal(context, diesAt);
    await livesThrough(undoRun(process.context));
    context.stash.afterPart = () => {};
    ended =
      context.database.get(`select 1 from runs where kind = 'undo' and status = 'completed'`) !== undefined;
    if (!ended) await undoRun(context);
    expect(context.stash.scenes.get(1)?.title, `killed at step ${diesAt}`).toBe('B');
  }
});

test('of the last apply means the newest one again once something was applied after a stopped undo', async () => {
  const { context } = approved({ 1: { title: 'A' } }, setTo(1, 'title', 'A', 'B'));
  await applyRun(context);
  context.stash.before = () => {
    throw new StashUnreachable('Stash does not answer.');
  };
  await undoRun(context);
  context.stash.before = () => {};
  const second = aPlan(context, setTo(1, 'title', 'B', 'C'));
  decideChanges(context, 'approve', { plan: second, filter: {} });
  await applyRun(context);
  await undoRun(context);
  expect(context.stash.scenes.get(1)?.title).toBe('B');
});
