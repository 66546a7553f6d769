import { editChange as contract } from '../../src/operations/edit-change.ts';
import { editChange } from '../../src/plans/edit-change.ts';
import { labelChanges } from '../../src/plans/review.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(contract, async (input, context) => {
  const [change] = labelChanges(context.database, [editChange(context, input)]);
  if (!change) throw new Error('an edited change has a label');
  return { change };
});
