import { describe, expect, test } from 'vitest';
import { approveByPolicy } from '../../src/plans/approve-by-policy.ts';
import { cancelPlan } from '../../src/plans/cancel-plan.ts';
import { decideChanges } from '../../src/plans/decide-changes.ts';
import { editChange } from '../../src/plans/edit-change.ts';
import { addProposals, startPlan } from '../../src/plans/grow-plan.ts';
import { finishPlan } from '../../src/plans/finish-plan.ts';
import { changesOfScene } from '../../src/store/changes.ts';
import { planById } from '../../src/store/plans.ts';
import { insertRun } from '../../src/store/runs.ts';
import { addTo, aPlan, changeOf, setTo } from '../support/a-plan.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

const statuses = (context: TestContext, ...scenes: number[]): string[] =>
  scenes.flatMap((scene) => changesOfScene(context.database, scene).map((change) => change.status));

describe('deciding', () => {
  test('approves chosen changes, raises their revision and puts the plan under review', () => {
    const context = testContext();
    const plan = aPlan(context, addTo(1, 'tags', 5), addTo(2, 'tags', 5));
    const change = changeOf(context, 1, 'tags');
    expect(decideChanges(context, 'approve', { changes: [change.id] })).toEqual({ changed: 1, unchanged: 0 });
    expect(changeOf(context, 1, 'tags')).toMatchObject({
      status: 'approved',
      approvedBy: 'person',
      revision: 1,
    });
    expect(statuses(context, 2)).toEqual(['pending']);
    expect(planById(context.database, plan)?.status).toBe('reviewing');
    expect(context.published.at(-1)).toMatchObject({ scenes: [1] });
  });

  test('counts what was decided so already as unchanged', () => {
    const context = testContext();
    aPlan(context, addTo(1, 'tags', 5));
    const { id } = changeOf(context, 1, 'tags');
    decideChanges(context, 'approve', { changes: [id] });
    expect(decideChanges(context, 'approve', { changes: [id, 999] })).toEqual({ changed: 0, unchanged: 2 });
    expect(changeOf(context, 1, 'tags').revision).toBe(1);
  });

  test('decides all of a plan that a filter matches, and nothing else', () => {
    const context = testContext();
    const plan = aPlan(
      context,
      addTo(1, 'tags', 5, 0.95),
      addTo(2, 'tags', 5, 0.5),
      setTo(3, 'title', null, 'A', 1),
    );
    const other = aPlan(context, addTo(1, 'tags', 6, 0.95));
    const selection = { plan, filter: { fields: ['tags'], minConfidence: 0.9 } } as const;
    expect(decideChanges(context, 'approve', selection)).toEqual({ changed: 1, unchanged: 0 });
    expect(statuses(context, 2, 3)).toEqual(['pending', 'pending']);
    expect(changeOf(context, 1, 'tags', 6)).toMatchObject({ planId: other, status: 'pending' });
  });

  test('approving all of a plan leaves what a person rejected', () => {
    const context = testContext();
    const plan = aPlan(context, addTo(1, 'tags', 5), addTo(2, 'tags', 5));
    decideChanges(context, 'reject', { changes: [changeOf(context, 1, 'tags').id] });
    decideChanges(context, 'approve', { plan, filter: {} });
    expect(statuses(context, 1, 2)).toEqual(['rejected', 'approved']);
  });

  test('rejecting, and setting back', () => {
    const context = testContext();
    const plan = aPlan(context, addTo(1, 'tags', 5), addTo(2, 'tags', 5));
    decideChanges(context, 'reject', { plan, filter: {} });
    expect(statuses(context, 1, 2)).toEqual(['rejected', 'rejected']);
    decideChanges(context, 'reset', { plan, filter: { scenes: [2] } });
    expect(statuses(context, 1, 2)).toEqual(['rejected', 'pending']);
  });

  test('leaves applied changes alone', () => {
    const context = testContext();
    const plan = aPlan(context, addTo(1, 'tags', 5));
    context.database.run(`update changes set status = 'applied'`);
    expect(decideChanges(context, 'reject', { plan, filter: { statuses: ['applied'] } })).toEqual({
      changed: 0,
      unchanged: 1,
    });
    expect(statuses(context, 1)).toEqual(['applied']);
  });

  test("approving a drifted change means Stash's value, as it was shown, may be replaced", () => {
    const context = testContext();
    aPlan(context, setTo(1, 'title', 'Old', 'New'));
    context.database.run(`update changes set status = 'drifted', current = '"Theirs"'`);
    decideChanges(context, 'approve', { changes: [changeOf(context, 1, 'title').id] });
    expect(changeOf(context, 1, 'title')).toMatchObject({
      status: 'approved',
      base: 'Theirs',
      current: null,
    });
  });

  test('refuses plans that were set aside, by plan and by change', () => {
    const context = testContext();
    const plan = aPlan(context, addTo(1, 'tags', 5));
    const { id } = changeOf(context, 1, 'tags');
    cancelPlan(context, plan);
    expect(() => decideChanges(context, 'approve', { plan, filter: {} })).toThrow('set aside');
    expect(decideChanges(context, 'approve', { changes: [id] })).toEqual({ changed: 0, unchanged: 1 });
  });
});

describe('growing', () => {
  function growing(context: TestContext): number {
    const runId = insertRun(context.database, {
      kind: 'analyze',
      scope: '',
      input: {},
      actor: 'person',
      planId: null,
      parentRunId: null,
      createdAt: '',
    });
    return startPlan(context, { name: 'Growing', runId });
  }

  test('a decision of a person survives the same proposal', () => {
    const context = testContext();
    const plan = growing(context);
    addProposals(context, plan, [addTo(1, 'tags', 5)], [1]);
    decideChanges(context, 'reject', { changes: [changeOf(context, 1, 'tags').id] });
    addProposals(context, plan, [addTo(1, 'tags', 5)], [1]);
    expect(statuses(context, 1)).toEqual(['rejected']);
  });

  test('what a person edited is not proposed again beside it', () => {
    const context = testContext();
    const plan = growing(context);
    addProposals(context, plan, [setTo(1, 'title', null, 'New')], [1]);
    const { id, revision } = changeOf(context, 1, 'title');
    editChange(context, { change: id, revision, value: 'Newer' });
    addProposals(context, plan, [setTo(1, 'title', null, 'New')], [1]);
    expect(changesOfScene(context.database, 1).map((change) => change.proposed)).toEqual(['Newer']);
  });

  test('a plan without proposals is gone, one that was decided on while it grew is under review', () => {
    const context = testContext();
    const empty = growing(context);
    addProposals(context, empty, [], [1, 2]);
    expect(finishPlan(context, empty)).toBe('removed');
    context.database.run(`update runs set status = 'completed'`);
    const plan = growing(context);
    addProposals(context, plan, [addTo(1, 'tags', 5)], [1]);
    decideChanges(context, 'approve', { plan, filter: {} });
    expect(planById(context.database, plan)?.status).toBe('pending');
    finishPlan(context, plan);
    expect(planById(context.database, plan)).toMatchObject({ status: 'reviewing', scenesAnalyzed: 1 });
  });
});

describe('the auto-approve policy', () => {
  test('approves what it covers, and is recorded with each change', () => {
    const context = testContext();
    const plan = aPlan(
      context,
      setTo(1, 'studio', null, 3, 0.95),
      setTo(2, 'studio', null, 3, 0.8),
      setTo(3, 'title', null, 'A', 1),
    );
    const policy = { enabled: true, minConfidence: 0.9, fields: ['studio' as const] };
    expect(approveByPolicy(context, plan, policy)).toBe(1);
    expect(statuses(context, 1, 2, 3)).toEqual(['approved', 'pending', 'pending']);
    const row = context.database.get<{ policy: string; approved_by: string }>(
      'select policy, approved_by from changes where scene_id = 1',
    );
    expect(row?.approved_by).toBe('policy');
    expect(JSON.parse(row?.policy ?? '')).toEqual(policy);
  });

  test('approves nothing while it is off, and never what a person rejected', () => {
    const context = testContext();
    const plan = aPlan(context, setTo(1, 'studio', null, 3, 1), setTo(2, 'studio', null, 3, 1));
    const policy = { enabled: false, minConfidence: 0, fields: ['studio' as const] };
    expect(approveByPolicy(context, plan, policy)).toBe(0);
    decideChanges(context, 'reject', { changes: [changeOf(context, 1, 'studio').id] });
    approveByPolicy(context, plan, { ...policy, enabled: true });
    expect(statuses(context, 1, 2)).toEqual(['rejected', 'approved']);
  });
});
