import { expect, test } from 'vitest';
import { decideChanges } from '../../src/plans/decide-changes.ts';
import { changesOfScene } from '../../src/store/changes.ts';
import { planById } from '../../src/store/plans.ts';
import { sceneProblems } from '../../src/store/run-scenes.ts';
import { addTo, aPlan, changeOf, removeFrom, setTo } from '../support/a-plan.ts';
import { applyRun, undoRun } from '../support/apply-runs.ts';
import { approved, written } from '../support/approved.ts';

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
  const { context } = approved({ 1: { title: 'Old' } }, setTo(1, 'title', 'Old', 'New'), addTo(1, 'tags', 5));
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
  expect(changesOfScene(context.database, 1).map((change) => change.status)).toEqual(['applied', 'applied']);
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

test('leaves the scenes it was not asked for', async () => {
  const { context } = approved({ 1: {}, 2: {} }, setTo(1, 'title', null, 'A'), setTo(2, 'title', null, 'B'));
  await applyRun(context, { scenes: [2] });
  expect(written(context)).toEqual(['title="B"']);
});
