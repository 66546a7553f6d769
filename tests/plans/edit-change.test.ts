import { describe, expect, test } from 'vitest';
import { checkValue } from '../../src/plans/check-value.ts';
import { editChange } from '../../src/plans/edit-change.ts';
import { addTo, aPlan, changeOf, setTo } from '../support/a-plan.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

function withNames(): TestContext {
  const context = testContext();
  context.database.script(`
    insert into mirror.studios (id, name, updated_at_stash) values (3, 'Blue Harbor', ''), (4, 'North Quay', '');
    insert into mirror.tags (id, name, updated_at_stash) values (5, 'Rain', ''), (6, 'Snow', '');
  `);
  return context;
}

test('replaces the value, keeps the original, approves and takes the name from the mirror', () => {
  const context = withNames();
  aPlan(context, setTo(1, 'studio', null, 3));
  const { id, revision } = changeOf(context, 1, 'studio');
  editChange(context, { change: id, revision, value: 4 });
  expect(changeOf(context, 1, 'studio')).toMatchObject({
    proposed: 4,
    originalProposed: 3,
    label: 'North Quay',
    status: 'approved',
    approvedBy: 'person',
    revision: revision + 1,
  });
});

test("keeps the detector's own value through several edits", () => {
  const context = withNames();
  aPlan(context, setTo(1, 'title', null, 'first'));
  const { id } = changeOf(context, 1, 'title');
  editChange(context, { change: id, revision: 0, value: 'second' });
  editChange(context, { change: id, revision: 1, value: 'third' });
  expect(changeOf(context, 1, 'title')).toMatchObject({ proposed: 'third', originalProposed: 'first' });
});

test('refuses a stale page and changes nothing', () => {
  const context = withNames();
  aPlan(context, setTo(1, 'title', null, 'first'));
  const { id } = changeOf(context, 1, 'title');
  editChange(context, { change: id, revision: 0, value: 'second' });
  expect(() => editChange(context, { change: id, revision: 0, value: 'lost' })).toThrow('meanwhile');
  expect(changeOf(context, 1, 'title').proposed).toBe('second');
});

test('refuses an applied change', () => {
  const context = withNames();
  aPlan(context, setTo(1, 'title', null, 'first'));
  context.database.run(`update changes set status = 'applied'`);
  const { id, revision } = changeOf(context, 1, 'title');
  expect(() => editChange(context, { change: id, revision, value: 'x' })).toThrow('undo it first');
});

test('refuses a value that another change of the plan proposes already', () => {
  const context = withNames();
  aPlan(context, addTo(1, 'tags', 5), addTo(1, 'tags', 6));
  const { id, revision } = changeOf(context, 1, 'tags', 5);
  expect(() => editChange(context, { change: id, revision, value: 6 })).toThrow('already proposes Snow');
});

describe('what a field takes', () => {
  const good = [
    ['date', '2024-02-29', '2024-02-29'],
    ['date', '', null],
    ['rating100', 100, 100],
    ['rating100', null, null],
    ['organized', false, false],
    ['studio', 3, 3],
    ['studio', null, null],
    ['tags', 5, 5],
    ['title', '  Low Tide ', 'Low Tide'],
    ['details', '   ', null],
  ] as const;
  test.each(good)('%s takes %j', (field, value, written) => {
    expect(checkValue(withNames().database, field, value).value).toBe(written);
  });

  const bad = [
    ['date', '2023-02-29'],
    ['date', '31.05.2024'],
    ['date', 20240531],
    ['rating100', 0],
    ['rating100', 101],
    ['rating100', 50.5],
    ['organized', null],
    ['studio', 99],
    ['studio', '3'],
    ['tags', null],
    ['tags', 99],
    ['title', 5],
  ] as const;
  test.each(bad)('%s does not take %j, and says what it takes', (field, value) => {
    expect(() => checkValue(withNames().database, field, value)).toThrow(/\.$/);
  });
});
