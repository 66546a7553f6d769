import { expect, it } from 'vitest';
import sceneChanges from '../../plugin/operations/scene-changes.ts';
import { addTo, aPlan, changeOf, setTo } from '../support/a-plan.ts';
import { callHandler, noStash } from '../support/operation.ts';
import { aLibrary, seeding } from '../support/reviewed-library.ts';

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
