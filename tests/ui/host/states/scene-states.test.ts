import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RunSummary } from '../../../../src/runs/run.ts';
import { SceneStates, type AskedScene, type SceneState } from '../../../../ui/host/states/scene-states.ts';

const state = (id: number, rest: Partial<SceneState> = {}): SceneState => ({
  id,
  run: null,
  pendingChanges: 0,
  needsResync: false,
  ...rest,
});
const running = { id: 7, kind: 'sync', status: 'running', progress: 0.2 } as const;
const run = (rest: Partial<RunSummary>) => ({ ...running, ...rest }) as RunSummary;

let asked: AskedScene[][];
let remembered: SceneState[];
let recalled: SceneState[];
let answer: (scenes: AskedScene[]) => Promise<SceneState[]>;
let frames: (() => void)[];
let states: SceneStates;

beforeEach(() => {
  asked = [];
  remembered = [];
  recalled = [];
  frames = [];
  answer = async (scenes) => scenes.map(({ id }) => state(id, { pendingChanges: id }));
  states = new SceneStates({
    ask: (scenes) => {
      asked.push(scenes);
      return answer(scenes);
    },
    recall: async (ids) => recalled.filter((one) => ids.includes(one.id)),
    remember: (given) => remembered.push(...given),
    soon: (callback) => frames.push(callback),
  });
});
afterEach(() => vi.restoreAllMocks());

/** The end of a frame, and all answers to what was asked in it. */
async function frame() {
  for (const callback of frames.splice(0)) callback();
  await vi.waitFor(() => {});
}

function shown(id: number) {
  const seen: (SceneState | undefined)[] = [];
  const leave = states.subscribe(id, () => seen.push(states.get(id)));
  return { seen, leave };
}

test('asks once for all scenes of a frame', async () => {
  states.want([{ id: 1 }, { id: 2, updatedAtUnix: 50 }]);
  states.want([{ id: 2, updatedAtUnix: 50 }, { id: 3 }]);
  await frame();
  expect(asked).toEqual([[{ id: 1 }, { id: 2, updatedAtUnix: 50 }, { id: 3 }]]);
  expect(states.get(3)?.pendingChanges).toBe(3);
});

test('does not ask again for what is known or on its way', async () => {
  let release = () => {};
  answer = (scenes) => new Promise((resolve) => (release = () => resolve(scenes.map(({ id }) => state(id)))));
  states.want([{ id: 1 }]);
  await frame();
  states.want([{ id: 1 }]);
  await frame();
  release();
  await frame();
  states.want([{ id: 1 }]);
  await frame();
  expect(asked).toHaveLength(1);
});

test('asks again when Stash has changed the scene', async () => {
  states.want([{ id: 1, updatedAtUnix: 50 }]);
  await frame();
  states.want([{ id: 1, updatedAtUnix: 51 }]);
  await frame();
  expect(asked).toEqual([[{ id: 1, updatedAtUnix: 50 }], [{ id: 1, updatedAtUnix: 51 }]]);
});

test('splits what one operation cannot take', async () => {
  states.want(Array.from({ length: 2500 }, (_, index) => ({ id: index + 1 })));
  await frame();
  expect(asked.map((scenes) => scenes.length)).toEqual([1000, 1000, 500]);
});

test('paints what is remembered until the answer is here, and remembers the answer', async () => {
  recalled = [state(1, { pendingChanges: 99 })];
  let release = () => {};
  answer = (scenes) => new Promise((resolve) => (release = () => resolve(scenes.map(({ id }) => state(id)))));
  const { seen } = shown(1);
  states.want([{ id: 1 }]);
  await frame();
  expect(seen).toEqual([state(1, { pendingChanges: 99 })]);
  release();
  await frame();
  expect(seen.at(-1)).toEqual(state(1));
  expect(remembered).toEqual([state(1)]);
});

test('never paints what is remembered over an answer', async () => {
  let recall = (_states: SceneState[]) => {};
  states = new SceneStates({
    ask: async () => [state(1)],
    recall: () => new Promise((resolve) => (recall = resolve)),
    remember: () => {},
    soon: (callback) => frames.push(callback),
  });
  states.want([{ id: 1 }]);
  await frame();
  recall([state(1, { pendingChanges: 99 })]);
  await frame();
  expect(states.get(1)).toEqual(state(1));
});

test('after a change asks at once for what is shown and later for the rest', async () => {
  states.want([{ id: 1 }, { id: 2 }]);
  const { leave } = shown(1);
  await frame();
  states.changed([1, 2, 3]);
  await frame();
  expect(asked.slice(1)).toEqual([[{ id: 1 }]]);
  states.want([{ id: 2 }]);
  await frame();
  expect(asked.slice(2)).toEqual([[{ id: 2 }]]);
  leave();
  states.changed(null);
  await frame();
  expect(asked).toHaveLength(3);
});

test('asks once more when something changed while the answer was on its way', async () => {
  let release = () => {};
  answer = (scenes) => new Promise((resolve) => (release = () => resolve(scenes.map(({ id }) => state(id)))));
  shown(1);
  states.want([{ id: 1 }]);
  await frame();
  states.changed([1]);
  release();
  await frame();
  await frame();
  expect(asked).toHaveLength(2);
});

test('shows progress without asking, and asks when the run has ended', async () => {
  answer = async (scenes) => scenes.map(({ id }) => state(id, { run: running }));
  states.want([{ id: 1 }]);
  const { seen } = shown(1);
  await frame();
  states.progressed(run({ progress: 0.6 }));
  states.progressed(run({ id: 8, progress: 0.9 }));
  expect(seen.at(-1)?.run?.progress).toBe(0.6);
  expect(asked).toHaveLength(1);
  answer = async (scenes) => scenes.map(({ id }) => state(id));
  states.progressed(run({ status: 'completed', progress: 1 }));
  await frame();
  expect(states.get(1)?.run).toBeNull();
  expect(asked).toHaveLength(2);
});

test('tells only those whose state differs', async () => {
  states.want([{ id: 1 }, { id: 2 }]);
  await frame();
  const one = shown(1);
  const two = shown(2);
  answer = async (scenes) => scenes.map(({ id }) => state(id, { pendingChanges: 2 }));
  states.changed(null);
  await frame();
  expect(one.seen).toHaveLength(1);
  expect(two.seen).toHaveLength(0);
});

test('a failed answer costs nothing but the badges, and is asked again when shown again', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  answer = async () => {
    throw new Error('No Node was found.');
  };
  states.want([{ id: 1 }]);
  await frame();
  expect(warn).toHaveBeenCalledOnce();
  answer = async (scenes) => scenes.map(({ id }) => state(id));
  states.want([{ id: 1 }]);
  await frame();
  expect(states.get(1)).toEqual(state(1));
});
