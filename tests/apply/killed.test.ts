import { describe, expect, test } from 'vitest';
import { decideChanges } from '../../src/plans/decide-changes.ts';
import { addTo, aPlan, removeFrom, setTo } from '../support/a-plan.ts';
import { applyRun, undoRun } from '../support/apply-runs.ts';
import { inMemoryStash } from '../support/in-memory-stash.ts';
import { livesThrough, mortal } from '../support/mortal.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

const before = {
  1: { title: 'Old', studio: 3, tags: [1, 9] },
  2: { details: 'x ' },
  3: { title: 'Theirs' },
};
const target = {
  1: { title: 'New', studio: null, tags: [1, 5], performers: [7] },
  2: { details: 'x', tags: [5] },
  3: { title: 'Theirs' },
};

function aContext(): { context: TestContext; plan: number } {
  const context = testContext(inMemoryStash(before));
  const plan = aPlan(
    context,
    setTo(1, 'title', 'Old', 'New'),
    setTo(1, 'studio', 3, null),
    addTo(1, 'tags', 5),
    removeFrom(1, 'tags', 9),
    addTo(1, 'performers', 7),
    setTo(2, 'details', 'x ', 'x'),
    addTo(2, 'tags', 5),
    setTo(3, 'title', 'Old', 'New'),
    setTo(4, 'title', null, 'Of a scene that is gone'),
  );
  decideChanges(context, 'approve', { plan, filter: {} });
  return { context, plan };
}

const statesOf = ({ database }: TestContext): unknown[] =>
  database.all('select scene_id, field, action, status from changes order by id');
const valuesOf = ({ database }: TestContext): unknown[] =>
  database.all(
    `select change_id, before, after, state from applied_values where state <> 'void' order by change_id`,
  );
const writesOf = ({ stash }: TestContext): string[] =>
  stash.writes.map((w) => `${w.scene} ${w.what}`).toSorted();

/** Runs `work` in a process that dies at its n-th step, for every n until it lives long enough. */
async function atEveryStep(trial: (n: number) => Promise<boolean>): Promise<number> {
  let n = 1;
  while (await trial(n)) n++;
  return n - 1;
}

describe('killed at any step, then started again', { timeout: 120_000 }, () => {
  test('an apply loses no change, does none twice, and all of it can be undone', async () => {
    const clean = aContext();
    await applyRun(clean.context, { plan: clean.plan });
    expect(Object.fromEntries(clean.context.stash.scenes)).toMatchObject(target);

    const kills = await atEveryStep(async (n) => {
      const { context, plan } = aContext();
      const process = mortal(context, n);
      await livesThrough(applyRun(process.context, { plan }));
      context.stash.afterPart = () => {};

      await applyRun(context, { plan });
      expect(writesOf(context), `writes after a kill at step ${n}`).toEqual(writesOf(clean.context));
      expect(statesOf(context), `changes after a kill at step ${n}`).toEqual(statesOf(clean.context));
      expect(valuesOf(context), `values after a kill at step ${n}`).toEqual(valuesOf(clean.context));

      await undoRun(context, { plan });
      expect(Object.fromEntries(context.stash.scenes), `undone after a kill at step ${n}`).toMatchObject(
        before,
      );
      return process.died();
    });
    expect(kills).toBeGreaterThan(60);
  });

  test('an undo restores everything, and nothing twice', async () => {
    const clean = aContext();
    await applyRun(clean.context, { plan: clean.plan });
    await undoRun(clean.context, { plan: clean.plan });
    expect(Object.fromEntries(clean.context.stash.scenes)).toMatchObject(before);

    const kills = await atEveryStep(async (n) => {
      const { context, plan } = aContext();
      await applyRun(context, { plan });
      const process = mortal(context, n);
      await livesThrough(undoRun(process.context, { plan }));
      context.stash.afterPart = () => {};

      await undoRun(context, { plan });
      expect(writesOf(context), `writes after a kill at step ${n}`).toEqual(writesOf(clean.context));
      expect(statesOf(context), `changes after a kill at step ${n}`).toEqual(statesOf(clean.context));
      expect(Object.fromEntries(context.stash.scenes)).toMatchObject(before);
      return process.died();
    });
    expect(kills).toBeGreaterThan(60);
  });
});
