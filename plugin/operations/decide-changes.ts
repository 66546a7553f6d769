import { decideChanges as contract } from '../../src/operations/decide-changes.ts';
import { decideChanges, selectionOf } from '../../src/plans/decide-changes.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(contract, async (input, context) => {
  const decidedAt = context.clock.now();
  return { ...decideChanges(context, input.decision, selectionOf(input), decidedAt), decidedAt };
});
