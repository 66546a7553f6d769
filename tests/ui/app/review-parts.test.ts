import { describe, expect, test } from 'vitest';
import { countOfView, firstView, keepDecided, toChangeFilter } from '../../../ui/app/review/review-filter.ts';
import { parseValue } from '../../../ui/app/review/value-input.ts';
import { parseRoute } from '../../../ui/app/route.ts';
import { again } from '../../../ui/app/runs/RunActions.tsx';
import { heldDeletions } from '../../../ui/app/runs/HeldDeletions.tsx';
import { resultNumbers } from '../../../ui/app/runs/RunParts.tsx';
import { changedSettings } from '../../../ui/app/settings/changed-settings.ts';
import { counted, texts } from '../../../ui/texts.ts';
import { aChange, aRun, aScene, someSettings } from '../support/answers.ts';

describe('what a person types', () => {
  test('takes whole and partial dates, and refuses days that do not exist', () => {
    expect(parseValue('date', ' 2024-02-29 ')).toEqual({ value: '2024-02-29' });
    expect(parseValue('date', '2024-02')).toEqual({ value: '2024-02' });
    expect(parseValue('date', '2024')).toEqual({ value: '2024' });
    for (const wrong of ['2023-02-29', '2024-13', '24-02-01', 'yesterday']) {
      expect(parseValue('date', wrong)).toEqual({ problem: texts.review.editor.invalidDate });
    }
  });

  test('takes ratings from 1 to 100, and refuses everything else', () => {
    expect(parseValue('rating100', '80')).toEqual({ value: 80 });
    for (const wrong of ['0', '101', '7.5', '-3', '1e1']) {
      expect(parseValue('rating100', wrong)).toEqual({ problem: texts.review.editor.invalidRating });
    }
  });

  test('clears a field when it is empty, and keeps inner line breaks of details', () => {
    expect(parseValue('title', '   ')).toEqual({ value: null });
    expect(parseValue('details', 'one\n\ntwo \n')).toEqual({ value: 'one\n\ntwo' });
  });
});

describe('a filtered list', () => {
  const [first, second, third] = [1, 2, 3].map((id) => aScene(id, [aChange(id * 10, id)]));

  test('keeps a scene that was decided on and no longer matches, in its place', () => {
    expect(keepDecided([first!, third!], [second!], false).map((scene) => scene.id)).toEqual([1, 2, 3]);
  });

  test('keeps a decided change beside the others of its scene', () => {
    const loaded = aScene(1, [aChange(11, 1)]);
    const kept = aScene(1, [aChange(10, 1, { status: 'approved' }), aChange(11, 1)]);
    const [scene] = keepDecided([loaded], [kept], false);
    expect(scene?.changes.map(({ id, status }) => [id, status])).toEqual([
      [10, 'approved'],
      [11, 'pending'],
    ]);
  });

  test('believes the answer where both know a change', () => {
    const kept = aScene(1, [aChange(10, 1, { status: 'approved' })]);
    expect(keepDecided([first!], [kept], false)[0]?.changes[0]?.status).toBe('pending');
  });

  test('does not show kept scenes of pages that are still to come', () => {
    expect(keepDecided([first!], [third!], true).map((scene) => scene.id)).toEqual([1]);
    expect(keepDecided([first!], [third!], false).map((scene) => scene.id)).toEqual([1, 3]);
  });

  test('asks for no condition that the person did not set', () => {
    expect(toChangeFilter({ view: 'all', field: null, minConfidence: 0 })).toEqual({});
    expect(toChangeFilter({ view: 'accepted', field: 'studio', minConfidence: 0.9 })).toEqual({
      statuses: ['approved'],
      fields: ['studio'],
      minConfidence: 0.9,
    });
  });

  test('opens at what waits for a person, and at what became of it when nothing does', () => {
    expect(firstView({ pending: 1, applied: 7 })).toBe('review');
    expect(firstView({ approved: 2, applied: 7 })).toBe('accepted');
    expect(firstView({ applied: 7, rejected: 1 })).toBe('applied');
    expect(firstView({ drifted: 1, applied: 7 })).toBe('problems');
    expect(firstView({ undone: 7 })).toBe('undone');
    expect(firstView({ rejected: 1 })).toBe('all');
  });

  test('counts what a view would show', () => {
    const counts = { pending: 4, drifted: 1, failed: 1, applied: 7, undone: 2 };
    expect(countOfView('review', counts)).toBe(4);
    expect(countOfView('problems', counts)).toBe(2);
    expect(countOfView('applied', counts)).toBe(7);
    expect(countOfView('undone', counts)).toBe(2);
    expect(countOfView('all', counts)).toBe(15);
    expect(countOfView('rejected', counts)).toBe(0);
  });
});

describe('texts with counts', () => {
  test('use one for one and many for everything else, with grouped digits', () => {
    expect(counted(1, 'scene')).toBe('1 scene');
    expect(counted(0, 'scene')).toBe('0 scenes');
    expect(counted(12_400, 'change')).toBe('12,400 changes');
  });

  test('say in words what an apply will do, and mention undecided changes only where there are some', () => {
    expect(texts.review.applyLines(42, 20, 0)[0]).toBe('42 changes on 20 scenes will be written to Stash.');
    expect(texts.review.applyLines(1, 1, 0)).toHaveLength(2);
    expect(texts.review.applyLines(1, 1, 3)[1]).toBe('3 changes not decided yet stay in the plan.');
  });
});

describe('a run', () => {
  test('is started again with its own input, but without a permission to delete', () => {
    const run = { ...aRun(3), kind: 'sync' as const };
    expect(again({ run, input: { mode: 'full', confirmDeletions: true } })).toEqual({
      kind: 'sync',
      input: { mode: 'full' },
    });
    expect(again({ run, input: null })).toEqual({ kind: 'sync', input: {} });
  });

  test('that undid the last apply is started again for that apply, not for the one before', () => {
    const run = { ...aRun(3), kind: 'undo' as const };
    const ofLast = again({ run, input: { scenes: [4] }, result: { applyRun: 8 } });
    expect(ofLast).toEqual({ kind: 'undo', input: { scenes: [4], run: 8 } });
    const ofPlan = again({ run, input: { plan: 2 }, result: { applyRun: null } });
    expect(ofPlan).toEqual({ kind: 'undo', input: { plan: 2 } });
  });

  test('tells of deletions that were held back, and of none otherwise', () => {
    expect(heldDeletions({ deletionsHeld: 820 })).toBe(820);
    expect(heldDeletions({ deletionsHeld: 0 })).toBe(false);
    expect(heldDeletions({ deletionsHeld: true })).toBeNull();
    expect(heldDeletions({ deleted: 3 })).toBe(false);
    expect(heldDeletions(null)).toBe(false);
  });

  test('shows counts of its result, and no ids as if they were counts', () => {
    expect(
      resultNumbers({ scenes: { read: 9, created: 2 }, applied: 4, planId: 7, applyRun: 3, note: 'x' }),
    ).toEqual([
      ['scenes read', 9],
      ['scenes created', 2],
      ['applied', 4],
    ]);
  });
});

test('only the settings that were changed are saved', () => {
  const saved = someSettings();
  expect(changedSettings(saved, structuredClone(saved))).toEqual({});
  const shown = { ...saved, thresholds: { ...saved.thresholds, studio: 0.8 } };
  expect(changedSettings(saved, shown)).toEqual({ thresholds: shown.thresholds });
});

test('paths name pages, and anything else is unknown', () => {
  expect(parseRoute('')).toEqual({ page: 'overview' });
  expect(parseRoute('/plans/')).toEqual({ page: 'plans' });
  expect(parseRoute('/plans/3')).toEqual({ page: 'plan', id: 3 });
  expect(parseRoute('/runs/7')).toEqual({ page: 'run', id: 7 });
  for (const path of ['/plans/x', '/plans/0', '/runs/7/8', '/nowhere', '/settings/1']) {
    expect(parseRoute(path)).toEqual({ page: 'unknown' });
  }
});
