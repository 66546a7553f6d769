import { expect, it } from 'vitest';
import sceneChanges from '../../plugin/operations/scene-changes.ts';
import { addTo, aPlan, changeOf, setTo } from '../support/a-plan.ts';
import { callHandler, noStash } from '../support/operation.ts';
import { aLibrary, seeding } from '../support/reviewed-library.ts';
import { insertRun } from '../support/rows.ts';

it('shows a scene with names for its ids, and its changes, newest plan first', async () => {
  const context = aLibrary(noStash);
  const older = aPlan(context, setTo(1, 'studio', 3, 4));
  const newer = aPlan(context, addTo(1, 'performers', 7), addTo(2, 'performers', 7));
  const { scene, plans } = await callHandler(sceneChanges, { scene: 1 }, context);
  expect(plans.map((plan) => plan.id)).toEqual([newer, older]);
  expect(scene).toMatchObject({
    id: 1,
    title: 'Low Tide',
    studio: { id: 3, name: 'Blue Harbor' },
    performers: [{ id: 8, name: 'Noor Almesqui' }],
  });
  expect(scene?.changes.map(({ field, baseLabel }) => [field, baseLabel])).toEqual([
    ['performers', null],
    ['studio', 'Blue Harbor'],
  ]);
});

it('shows the name behind a drifted value', async () => {
  const context = aLibrary(noStash);
  aPlan(context, setTo(1, 'studio', null, 4));
  context.database.run(`update changes set status = 'drifted', current = '3'`);
  const { scene } = await callHandler(sceneChanges, { scene: 1 }, context);
  expect(scene?.changes[0]).toMatchObject({ status: 'drifted', current: 3, currentLabel: 'Blue Harbor' });
});

it('leaves out plans that were set aside', async () => {
  const context = aLibrary(noStash);
  const plan = aPlan(context, addTo(1, 'performers', 7));
  context.database.run(`update plans set status = 'cancelled' where id = ?`, [plan]);
  expect(await callHandler(sceneChanges, { scene: 1 }, context)).toMatchObject({
    plans: [],
    scene: { changes: [] },
  });
});

it('says that a scene is not in the mirror yet', async () => {
  expect(await callHandler(sceneChanges, { scene: 99 }, aLibrary(noStash))).toEqual({
    scene: null,
    plans: [],
  });
});

it('takes the file name for a title where there is none', async () => {
  const context = aLibrary(noStash);
  seeding(context, `update mirror.scenes set title = ' ' where id = 1`);
  aPlan(context, addTo(1, 'performers', 7));
  expect(changeOf(context, 1, 'performers').proposed).toBe(7);
  const { scene } = await callHandler(sceneChanges, { scene: 1 }, context);
  expect(scene?.title).toBe('low_tide.mp4');
});

it('says of an applied value that an undo left it alone', async () => {
  const context = aLibrary(noStash);
  const plan = aPlan(context, setTo(1, 'studio', 3, 4), setTo(2, 'studio', 3, 4));
  context.database.run(`update changes set status = 'applied'`);
  const run = insertRun(context.database, 'completed', []);
  const write = (change: number, scene: number, state: string) =>
    context.database.run(
      `insert into applied_values (change_id, plan_id, scene_id, field, action, apply_run_id, value, before, after,
         state, created_at) values (?, ?, ?, 'studio', 'set', ?, '4', '3', '4', ?, '')`,
      [change, plan, scene, run, state],
    );
  write(changeOf(context, 1, 'studio').id, 1, 'kept');
  write(changeOf(context, 2, 'studio').id, 2, 'written');
  const undoOf = async (scene: number) =>
    (await callHandler(sceneChanges, { scene }, context)).scene?.changes.map(({ undo }) => undo);
  expect(await undoOf(1)).toEqual(['kept']);
  expect(await undoOf(2)).toEqual(['possible']);
});
