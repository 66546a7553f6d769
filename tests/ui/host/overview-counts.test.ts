import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OperationOutput } from '../../../src/operations/registry.ts';
import type { RunSummary } from '../../../src/runs/run.ts';
import type { LiveListener } from '../../../ui/data/live.ts';
import { followOverview } from '../../../ui/host/overview-counts.ts';

type Overview = OperationOutput<'overview'>;
let overview: Pick<Overview, 'pendingChanges' | 'activeRuns'>;
let reads: number;
let tell: LiveListener;

beforeEach(() => {
  vi.useFakeTimers();
  overview = { pendingChanges: 3, activeRuns: [] };
  reads = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function following(read?: () => Promise<Overview>) {
  const counts = followOverview(
    read ??
      (async () => {
        reads++;
        return overview as Overview;
      }),
    { listen: (listener) => void (tell = listener) },
    new AbortController().signal,
  );
  await vi.runAllTimersAsync();
  return counts;
}
const run = (status: RunSummary['status'], id = 7) => ({ id, status }) as RunSummary;
const event = (rest: object) => tell({ source: 'a', seq: 1, topics: ['runs'], ...rest });

test('reads once at the start and tells whoever listens', async () => {
  const counts = await following();
  expect(counts.get()).toEqual({ pendingChanges: 3, running: false });
  expect(reads).toBe(1);
});

test('shows the progress of runs without reading, and reads again when the last has ended', async () => {
  const counts = await following();
  const heard = vi.fn<() => void>();
  counts.subscribe(heard);
  event({ run: run('running') });
  event({ run: run('running') });
  await vi.runAllTimersAsync();
  expect(counts.get().running).toBe(true);
  expect([reads, heard.mock.calls.length]).toEqual([1, 1]);
  overview.pendingChanges = 9;
  event({ run: run('completed') });
  expect(counts.get().running).toBe(false);
  await vi.runAllTimersAsync();
  expect(counts.get()).toEqual({ pendingChanges: 9, running: false });
  expect(reads).toBe(2);
});

test('many changed plans are one reading', async () => {
  await following();
  for (let seq = 0; seq < 20; seq++) event({ topics: ['plans'] });
  await vi.runAllTimersAsync();
  expect(reads).toBe(2);
});

test('shows nothing when the overview cannot be read, and reads again on a reconnect', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  let refuse = true;
  const counts = await following(async () => {
    if (refuse) throw new Error('No Node was found.');
    return overview as Overview;
  });
  expect(counts.get()).toEqual({ pendingChanges: 0, running: false });
  refuse = false;
  tell('reconnected');
  await vi.runAllTimersAsync();
  expect(counts.get().pendingChanges).toBe(3);
});
