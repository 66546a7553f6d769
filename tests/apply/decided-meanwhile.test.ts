import { expect, test } from 'vitest';
import { Conflict, StashRefused } from '../../src/errors.ts';
import { cancelPlan } from '../../src/plans/cancel-plan.ts';
import { decideChanges } from '../../src/plans/decide-changes.ts';
import { editChange } from '../../src/plans/edit-change.ts';
import { reconcileRuns } from '../../src/runs/reconcile-runs.ts';
import { sceneProblems } from '../../src/store/run-scenes.ts';
import { addTo, changeOf, setTo } from '../support/a-plan.ts';
import { applyRun, undoRun } from '../support/apply-runs.ts';
import { approved, written } from '../support/approved.ts';
import { livesThrough, mortal } from '../support/mortal.ts';
import type { TestContext } from '../support/test-context.ts';

/** Does something in the moment in which Stash is asked, once. */
function during(context: TestContext, operation: string, act: () => void): void {
  let done = false;
  context.stash.before = (asked) => {
    if (asked !== operation || done) return;
    done = true;
    act();
  };
}
const reject = (context: TestContext, id: number) => decideChanges(context, 'reject', { changes: [id] });

test('a change that is rejected while its scene is read is not written', async () => {
  const { context } = approved({ 1: {} }, setTo(1, 'title', null, 'A'), setTo(1, 'code', null, 'B'));
  const title = changeOf(context, 1, 'title').id;
  during(context, 'SceneById', () => reject(context, title));
  await applyRun(context);
  expect(written(context)).toEqual(['code="B"']);
  expect(changeOf(context, 1, 'title').status).toBe('rejected');
});

test('a change that is edited while its scene is read keeps its edit, for the next apply', async () => {
  const { context } = approved({ 1: {} }, setTo(1, 'title', null, 'A'));
  const { id, revision } = changeOf(context, 1, 'title');
  during(context, 'SceneById', () => editChange(context, { change: id, revision, value: 'Mine' }));
  const run = await applyRun(context);
  expect(written(context)).toEqual([]);
  expect(sceneProblems(context.database, run.id, 10)).toMatchObject([{ sceneId: 1, status: 'skipped' }]);
  await applyRun(context);
  expect(written(context)).toEqual(['title="Mine"']);
});

test('a plan that is set aside while a scene of it is read is not written, nor called failed', async () => {
  const { context, plan } = approved({ 1: {} }, setTo(1, 'title', null, 'A'));
  during(context, 'SceneById', () => cancelPlan(context, plan));
  await applyRun(context);
  expect(written(context)).toEqual([]);
});

test('a change that is rejected after Stash refused the write is not tried once more', async () => {
  const { context } = approved({ 1: {} }, setTo(1, 'title', null, 'A'), setTo(1, 'studio', null, 404));
  const title = changeOf(context, 1, 'title').id;
  let refused = false;
  context.stash.before = (operation, { set }) => {
    if (operation === 'WriteScene' && (set as { studio_id?: string }).studio_id === '404') {
      refused = true;
      throw new StashRefused('studio 404 not found');
    }
    // The first look after the refusal settles; the next ones are before each single try.
    if (operation === 'SceneById' && refused && changeOf(context, 1, 'title').status === 'approved') {
      try {
        reject(context, title);
      } catch {
        // Still being written.
      }
    }
  };
  await applyRun(context);
  expect(written(context)).toEqual([]);
  expect(changeOf(context, 1, 'title').status).toBe('rejected');
});

test('while a change is being written nobody decides on it or edits it', async () => {
  const { context, plan } = approved(
    { 1: {}, 2: {} },
    setTo(1, 'title', null, 'A'),
    setTo(2, 'title', null, 'B'),
  );
  const { id, revision } = changeOf(context, 1, 'title');
  const refused: unknown[] = [];
  const attempt = (act: () => unknown): void => {
    try {
      act();
    } catch (error) {
      refused.push(error);
    }
  };
  during(context, 'WriteScene', () => {
    attempt(() => reject(context, id));
    attempt(() => editChange(context, { change: id, revision, value: 'Mine' }));
    expect(decideChanges(context, 'reject', { plan, filter: {} })).toEqual({ changed: 1, unchanged: 1 });
  });
  await applyRun(context);
  expect(refused).toEqual([expect.any(Conflict), expect.any(Conflict)]);
  expect(String(refused[0])).toContain('try again in a moment');
  expect(written(context)).toEqual(['title="A"']);
  expect([1, 2].map((scene) => changeOf(context, scene, 'title').status)).toEqual(['applied', 'rejected']);
});

test('what a killed apply left open can be decided, and an approved change goes on from there', async () => {
  const { context } = approved({ 1: {} }, setTo(1, 'title', null, 'A'));
  const { id } = changeOf(context, 1, 'title');
  await killedInTheWrite(context);
  expect(reject(context, id)).toEqual({ changed: 1, unchanged: 0 });
  await applyRun(context);
  expect(written(context)).toEqual([]);
  decideChanges(context, 'approve', { changes: [id] });
  await applyRun(context);
  expect(written(context)).toEqual(['title="A"']);
});

test('a write that was done before the kill is applied, also when it was rejected since; an edit is not', async () => {
  for (const [act, expected] of [
    ['reject', { status: 'applied', proposed: 'A' }],
    ['edit', { status: 'drifted', proposed: 'Mine', current: 'A' }],
  ] as const) {
    const { context, plan } = approved({ 1: {} }, setTo(1, 'title', null, 'A'));
    const { id, revision } = changeOf(context, 1, 'title');
    await killedInTheWrite(context, 'afterwards');
    if (act === 'reject') reject(context, id);
    else editChange(context, { change: id, revision, value: 'Mine' });
    await applyRun(context);
    expect(changeOf(context, 1, 'title')).toMatchObject(expected);
    await undoRun(context, { plan });
    expect(context.stash.scenes.get(1)?.title).toBeNull();
  }
});

test('an error in one scene is its own: the others are reached', async () => {
  const { context } = approved({ 1: {}, 2: {} }, setTo(1, 'title', null, 'A'), setTo(2, 'title', null, 'B'));
  context.stash.before = (operation, { set }) => {
    if (operation === 'WriteScene' && (set as { id: string }).id === '1') throw new TypeError('a bug');
  };
  const run = await applyRun(context);
  expect(run.status).toBe('completed_with_errors');
  expect(written(context)).toEqual(['title="B"']);
  expect(sceneProblems(context.database, run.id, 10)).toMatchObject([
    { sceneId: 1, status: 'failed', reason: 'a bug' },
  ]);
});

test('a write that arrives after it was given up for lost can still be undone', async () => {
  const { context, plan } = approved({ 1: { tags: [] } }, setTo(1, 'title', null, 'A'), addTo(1, 'tags', 5));
  await killedInTheWrite(context);
  // The next apply sees the old values and gives the write up; then it lands, before that apply writes itself.
  context.stash.before = (operation) => {
    if (operation === 'SceneById' && gaveUp(context))
      Object.assign(context.stash.scenes.get(1)!, { title: 'A', tags: [5] });
  };
  await applyRun(context);
  expect(written(context)).toEqual([]);
  context.stash.before = () => {};
  await undoRun(context, { plan });
  expect(context.stash.scenes.get(1)).toMatchObject({ title: null, tags: [] });
});

/** An apply whose process dies when its write is sent, or when it is done. */
async function killedInTheWrite(context: TestContext, when = 'before'): Promise<void> {
  const { context: own, die } = mortal(context);
  if (when === 'before') {
    context.stash.before = (operation) => {
      if (operation === 'WriteScene') die();
    };
  } else context.stash.afterPart = die;
  await livesThrough(applyRun(own));
  context.stash.before = () => {};
  context.stash.afterPart = () => {};
  reconcileRuns(context, () => false);
}

const gaveUp = ({ database }: TestContext): boolean =>
  database.get(`select 1 from applied_values where state = 'void'`) !== undefined;
