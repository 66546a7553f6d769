import { expect, it } from 'vitest';
import findEntities from '../../plugin/operations/find-entities.ts';
import { fromPerformer, fromStudio } from '../../src/stash/entity.ts';
import { writeEntities } from '../../src/store/mirror-entities.ts';
import { domainContext } from '../support/domain.ts';
import { callHandler, noStash } from '../support/operation.ts';
import { aPerformer, aStudio } from '../support/scripted-stash.ts';

function context() {
  const made = domainContext(noStash);
  writeEntities(
    made.database,
    'performers',
    [
      aPerformer(1, 'Noor Almesqui', ['Nono']),
      aPerformer(2, 'Nora'),
      aPerformer(3, 'Eleonora Quist', [], 'Lisbon'),
      aPerformer(4, 'Tamsin', ['Noor T']),
      aPerformer(5, 'Ivo Nor'),
      aPerformer(6, '100% Wool'),
    ].map(fromPerformer),
  );
  writeEntities(
    made.database,
    'studios',
    [aStudio(1, 'Kitemoor'), aStudio(2, 'Yard', [], 1)].map(fromStudio),
  );
  return made;
}

it('lists the best matches first: the name itself, its beginning, a word of it, a part, an alias', async () => {
  const { entities } = await callHandler(findEntities, { kind: 'performers', text: 'nor' }, context());
  expect(entities.map(({ name }) => name)).toEqual(['Nora', 'Ivo Nor', 'Eleonora Quist']);
  const noor = await callHandler(findEntities, { kind: 'performers', text: 'noor' }, context());
  expect(noor.entities).toEqual([
    { id: 1, name: 'Noor Almesqui', detail: '' },
    { id: 4, name: 'Tamsin', detail: 'Noor T' },
  ]);
});

it('takes % and _ as they are written', async () => {
  const { entities } = await callHandler(findEntities, { kind: 'performers', text: '0% w' }, context());
  expect(entities.map(({ id }) => id)).toEqual([6]);
  expect((await callHandler(findEntities, { kind: 'performers', text: 'N_or' }, context())).entities).toEqual(
    [],
  );
});

it('tells a studio by its parent, and lists everything for an empty text', async () => {
  const { entities } = await callHandler(findEntities, { kind: 'studios', text: '' }, context());
  expect(entities).toEqual([
    { id: 2, name: 'Yard', detail: 'Kitemoor' },
    { id: 1, name: 'Kitemoor', detail: '' },
  ]);
});
