import { expect, it } from 'vitest';
import editChange from '../../plugin/operations/edit-change.ts';
import { aPlan, changeOf, setTo } from '../support/a-plan.ts';
import { callHandler, noStash } from '../support/operation.ts';
import { aLibrary } from '../support/reviewed-library.ts';

it("answers with the change as it is now: a person's value, approved, with its name", async () => {
  const context = aLibrary(noStash);
  aPlan(context, setTo(1, 'studio', 3, 7));
  const { id, revision } = changeOf(context, 1, 'studio');
  const { change } = await callHandler(editChange, { change: id, revision, value: 4 }, context);
  expect(change).toMatchObject({
    proposed: 4,
    label: 'North Quay',
    baseLabel: 'Blue Harbor',
    edited: true,
    status: 'approved',
    revision: revision + 1,
  });
});
