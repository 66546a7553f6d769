import { describe, expect, test } from 'vitest';
import { decideChanges } from '../../src/plans/decide-changes.ts';
import { resumeRun } from '../../src/runs/resume-run.ts';
import { changesOfScene } from '../../src/store/changes.ts';
import { childRuns, runById } from '../../src/store/runs.ts';
import { resumeAfterApply } from '../../src/workflow/resume-after-apply.ts';
import { applyRun } from '../support/apply-runs.ts';
import {
  aLibrary,
  approveAutomatically,
  generated,
  scan,
  scanNothing,
  start,
  statusOf,
  stepStates,
  writes,
} from '../support/new-scenes.ts';
import { turnAll, turnOnce } from '../support/turn-queue.ts';

describe('with a policy', () => {
  test('every step is a job of its own, and the new scenes are filled in', async () => {
    const context = aLibrary();
    approveAutomatically(context);
    const run = await start(context);
    await turnAll(context, scan);
    expect(context.stash.jobs.map((job) => job.what.kind)).toEqual([
      'task',
      'scan',
      'task',
      'task',
      'task',
      'task',
      'generate',
      'task',
    ]);
    expect(stepStates(context, run)).toEqual([
      'scan completed',
      'sync completed',
      'analyze completed',
      'apply completed',
      'generate completed',
    ]);
    expect(statusOf(context, run)).toBe('completed');
    expect(writes(context)).toEqual(['21 +performers:7', '21 studio_id="3"', '22 studio_id="3"']);
    expect(generated(context)).toEqual([['21', '22']]);
    expect(childRuns(context.database, run).map((child) => child.kind)).toEqual(['sync', 'analyze', 'apply']);
  });

  test('leaves scenes alone that were in Stash before', async () => {
    const context = aLibrary();
    approveAutomatically(context);
    await start(context);
    await turnAll(context, scan);
    expect(context.stash.scenes.get(1)?.studio).toBeNull();
  });

  test('asks for the scan with the options that are set in Stash', async () => {
    const context = aLibrary();
    await start(context);
    await turnOnce(context, scan);
    expect(context.stash.jobs[1]?.what).toEqual({ kind: 'scan', input: context.stash.scanDefaults });
  });

  test('skips what has nothing to do, and never asks Stash to generate for the whole library', async () => {
    const context = aLibrary();
    approveAutomatically(context);
    const run = await start(context);
    await turnAll(context, scanNothing);
    expect(stepStates(context, run).slice(2)).toEqual([
      'analyze skipped',
      'apply skipped',
      'generate skipped',
    ]);
    expect(runById(context.database, run)).toMatchObject({ status: 'completed', message: '0 new scenes.' });
    expect(generated(context)).toEqual([]);
  });

  test('does not name a scene to generate for that was deleted meanwhile', async () => {
    const context = aLibrary();
    approveAutomatically(context);
    await start(context);
    for (let turn = 0; turn < 5; turn++) await turnOnce(context, scan);
    context.stash.scenes.delete(21);
    await turnAll(context, scan);
    expect(generated(context)).toEqual([['22']]);
  });

  test('a foreign job in between gets its turn, and changes nothing', async () => {
    const context = aLibrary();
    approveAutomatically(context);
    const run = await start(context);
    for (let more = true; more; more = await turnOnce(context, scan)) {
      await context.stash.request('mutation QueueScan' as never, { input: {} } as never);
      if (context.stash.jobs.length > 14) break;
    }
    await turnAll(context, scan);
    expect(statusOf(context, run)).toBe('completed');
    expect(writes(context)).toHaveLength(3);
  });
});

describe('without a policy', () => {
  test('stops at a plan to review and writes nothing', async () => {
    const context = aLibrary();
    const run = await start(context);
    await turnAll(context, scan);
    expect(runById(context.database, run)).toMatchObject({
      status: 'paused',
      planId: 1,
      message: '3 changes on 2 scenes wait for your review in plan 1.',
    });
    expect(stepStates(context, run).slice(3)).toEqual(['apply waiting', 'generate pending']);
    expect(writes(context)).toEqual([]);
  });

  test('goes on to generate when the plan was applied', async () => {
    const context = aLibrary();
    const run = await start(context);
    await turnAll(context, scan);
    decideChanges(context, 'approve', { plan: 1, filter: {} });
    await resumeAfterApply(context, await applyRun(context, { plan: 1 }), 1);
    await turnAll(context, scan);
    expect(statusOf(context, run)).toBe('completed');
    expect(generated(context)).toEqual([['21', '22']]);
  });

  test('does not go on when another plan was applied', async () => {
    const context = aLibrary();
    const run = await start(context);
    await turnAll(context, scan);
    await resumeAfterApply(context, await applyRun(context, { plan: 99 }), 99);
    expect(statusOf(context, run)).toBe('paused');
  });

  test('does not go on after an apply of everything while its own plan still waits for decisions', async () => {
    const context = aLibrary();
    const run = await start(context);
    await turnAll(context, scan);
    await resumeAfterApply(context, await applyRun(context), undefined);
    expect(statusOf(context, run)).toBe('paused');
    decideChanges(context, 'approve', { plan: 1, filter: {} });
    await resumeAfterApply(context, await applyRun(context), undefined);
    expect(statusOf(context, run)).toBe('queued');
  });

  test('goes on without the review when a person says so, and the plan keeps waiting', async () => {
    const context = aLibrary();
    const run = await start(context);
    await turnAll(context, scan);
    await resumeRun(context, async () => context.stash, run);
    await turnAll(context, scan);
    expect(statusOf(context, run)).toBe('completed');
    expect(changesOfScene(context.database, 22).map((change) => change.status)).toEqual(['pending']);
  });
});
