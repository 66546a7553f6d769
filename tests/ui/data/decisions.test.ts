import type { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Decision, DecisionQueue, loadedChange } from '../../../ui/data/decisions.ts';
import { makeQueryClient } from '../../../ui/data/query-client.ts';
import { aChange, aScene } from '../support/answers.ts';

let client: QueryClient;
let sent: { decision: Decision; changes: number[] }[];
let errors: unknown[];

beforeEach(() => {
  client = makeQueryClient();
  sent = [];
  errors = [];
  client.setQueryData(['operation', 'plan-changes', { plan: 1 }], {
    pages: [
      { scenes: [aScene(1, [aChange(10, 1), aChange(11, 1)])], totalScenes: 1, totalChanges: 2, more: false },
    ],
    pageParams: [0],
  });
  client.setQueryData(['operation', 'scene-changes', { scene: 1 }], {
    scene: aScene(1, [aChange(10, 1)]),
    plans: [],
  });
});

const queue = (answer: () => Promise<{ changed: number; unchanged: number }>) => {
  // Of this test: the queue of the test before may still send.
  const calls = sent;
  return new DecisionQueue(
    client,
    (decision, changes) => {
      calls.push({ decision, changes });
      return answer();
    },
    (error) => errors.push(error),
  );
};
const works = () => Promise.resolve({ changed: 1, unchanged: 0 });
const status = (id: number) => loadedChange(client, id)?.status;
const now = (id: number) => loadedChange(client, id)!;

describe('decisions', () => {
  test('are shown at once in every page that holds the change', () => {
    queue(works).decide([now(10)], 'approve');
    expect(client.getQueryData(['operation', 'scene-changes', { scene: 1 }])).toMatchObject({
      scene: { changes: [{ id: 10, status: 'approved' }] },
    });
    expect(client.getQueryData(['operation', 'plan-changes', { plan: 1 }])).toMatchObject({
      pages: [{ scenes: [{ changes: [{ status: 'approved' }, { status: 'pending' }] }] }],
    });
    expect(sent).toEqual([]);
  });

  test('leave answers alone that only count', () => {
    const count = { scenes: [], totalScenes: 9, totalChanges: 12, more: false };
    client.setQueryData(['operation', 'plan-changes', { plan: 1, limit: 1 }], count);
    queue(works).decide([now(10)], 'approve');
    expect(client.getQueryData(['operation', 'plan-changes', { plan: 1, limit: 1 }])).toEqual(count);
    expect(status(10)).toBe('approved');
  });

  test('made in quick succession travel together', async () => {
    const decisions = queue(works);
    decisions.decide([now(10)], 'approve');
    decisions.decide([now(11)], 'approve');
    await decisions.flush();
    expect(sent).toEqual([{ decision: 'approve', changes: [10, 11] }]);
  });

  test('are sent by themselves after a moment', async () => {
    queue(works).decide([now(10)], 'reject');
    await vi.waitFor(() => expect(sent).toEqual([{ decision: 'reject', changes: [10] }]));
  });

  test('that were corrected before they were sent are sent as corrected', async () => {
    const decisions = queue(works);
    decisions.decide([now(10)], 'approve');
    decisions.decide([now(10)], 'reject');
    await decisions.flush();
    expect(sent).toEqual([{ decision: 'reject', changes: [10] }]);
    expect(status(10)).toBe('rejected');
  });

  test('that change nothing, or are about applied changes, are not sent', async () => {
    const decisions = queue(works);
    decisions.decide(
      [aChange(10, 1, { status: 'applied' }), aChange(11, 1, { status: 'approved' })],
      'approve',
    );
    await decisions.flush();
    expect(sent).toEqual([]);
  });

  test('that are refused go back to what was before, with the reason', async () => {
    const decisions = queue(() => Promise.reject(new Error('Plan 1 was set aside.')));
    decisions.decide([now(10)], 'approve');
    decisions.decide([now(10)], 'reject');
    await decisions.flush();
    expect(status(10)).toBe('pending');
    expect(errors).toEqual([new Error('Plan 1 was set aside.')]);
  });

  test('that are refused do not take back a newer decision about the same change', async () => {
    let refuse = (_: Error) => {};
    const answers = [new Promise<never>((_, reject) => (refuse = reject)), works()];
    const decisions = queue(() => answers.shift()!);
    decisions.decide([now(10)], 'approve');
    const first = decisions.flush();
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    decisions.decide([now(10)], 'reject');
    refuse(new Error('The store is busy.'));
    await first;
    expect(status(10)).toBe('rejected');
    await decisions.flush();
    expect(sent.at(-1)).toEqual({ decision: 'reject', changes: [10] });
  });

  test('raise the revision that a later edit is sent with', async () => {
    const decisions = queue(works);
    decisions.decide([now(10)], 'approve');
    await decisions.flush();
    expect(now(10).revision).toBe(2);
    expect(now(11).revision).toBe(1);
  });

  test('that found something else done meanwhile make the page ask again', async () => {
    const decisions = queue(() => Promise.resolve({ changed: 0, unchanged: 1 }));
    decisions.decide([now(10)], 'approve');
    await decisions.flush();
    expect(client.getQueryState(['operation', 'plan-changes', { plan: 1 }])?.isInvalidated).toBe(true);
  });
});
