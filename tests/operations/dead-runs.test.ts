import { describe, expect, it } from 'vitest';
import { hostOf } from '../../plugin/host/own-process.ts';
import cancelPlan from '../../plugin/operations/cancel-plan.ts';
import filterScenes from '../../plugin/operations/filter-scenes.ts';
import overview from '../../plugin/operations/overview.ts';
import planDetail from '../../plugin/operations/plan-detail.ts';
import sceneStates from '../../plugin/operations/scene-states.ts';
import startRun from '../../plugin/operations/start-run.ts';
import type { StashClient } from '../../src/stash/client.ts';
import { planById } from '../../src/store/plans.ts';
import { claimRunScenes } from '../../src/store/run-scenes.ts';
import { insertRun, requestCancel, runById, takeLease } from '../../src/store/runs.ts';
import { addTo, aPlan } from '../support/a-plan.ts';
import type { DomainContext } from '../support/domain.ts';
import { inMemoryStash } from '../support/in-memory-stash.ts';
import { callHandler, noStash } from '../support/operation.ts';
import { aLibrary } from '../support/reviewed-library.ts';

/* What pages show of a run whose process was killed: nobody works on it, and Stash need not be asked to know. */

/** No process has this id for long: it is above the largest of Linux. */
const nobody = 4_194_305;

function appliedBy(
  pid: number,
  stash: StashClient = noStash,
): { context: DomainContext; plan: number; run: number } {
  const context = aLibrary(stash);
  const { database, clock } = context;
  const plan = aPlan(context, addTo(1, 'tags', 5));
  const run = insertRun(database, {
    kind: 'apply',
    scope: `plan:${plan}`,
    input: { plan },
    actor: 'person',
    planId: plan,
    parentRunId: null,
    createdAt: clock.now(),
  });
  takeLease(database, run, { owner: 'it', pid, host: hostOf(pid) }, clock.now());
  claimRunScenes(database, run, [1]);
  return { context, plan, run };
}

describe('a run whose process is gone', () => {
  it('is no longer active in the overview', async () => {
    const { context, run } = appliedBy(nobody);
    expect((await callHandler(overview, {}, context)).activeRuns).toEqual([]);
    expect(runById(context.database, run)?.status).toBe('failed');
  });

  it('does not mark its scenes, and a filter for active scenes leaves them out', async () => {
    const { context } = appliedBy(nobody);
    expect((await callHandler(sceneStates, { scenes: [{ id: 1 }] }, context)).states[0]?.run).toBeNull();
    const other = appliedBy(nobody);
    expect(await callHandler(filterScenes, { wishes: ['active'] }, other.context)).toEqual({ ids: [] });
  });

  it('does not work on its plan, which can be cancelled', async () => {
    const { context, plan } = appliedBy(nobody);
    expect((await callHandler(planDetail, { plan }, context)).activeRun).toBeNull();
    const other = appliedBy(nobody);
    await callHandler(cancelPlan, { plan: other.plan }, other.context);
    expect(planById(other.context.database, other.plan)?.status).toBe('cancelled');
  });

  it('is ended when a run of another kind is started', async () => {
    const { context, run } = appliedBy(nobody, inMemoryStash());
    await callHandler(startRun, { kind: 'sync' }, context);
    expect(runById(context.database, run)?.status).toBe('failed');
  });

  it('is cancelled when it had been asked to stop', async () => {
    const { context, run } = appliedBy(nobody);
    requestCancel(context.database, run, context.clock.now());
    await callHandler(overview, {}, context);
    expect(runById(context.database, run)?.status).toBe('cancelled');
  });
});

describe('a run whose process lives', () => {
  it('stays active everywhere', async () => {
    const { context, plan, run } = appliedBy(process.ppid);
    expect((await callHandler(overview, {}, context)).activeRuns).toMatchObject([{ id: run }]);
    expect((await callHandler(sceneStates, { scenes: [{ id: 1 }] }, context)).states[0]?.run?.id).toBe(run);
    expect(await callHandler(filterScenes, { wishes: ['active'] }, context)).toEqual({ ids: [1] });
    expect((await callHandler(planDetail, { plan }, context)).activeRun?.id).toBe(run);
    await expect(callHandler(cancelPlan, { plan }, context)).rejects.toThrow(`Run ${run} (apply)`);
  });
});
