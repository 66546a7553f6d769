import { cancelPlan as contract } from '../../src/operations/cancel-plan.ts';
import { cancelPlan } from '../../src/plans/cancel-plan.ts';
import { endDeadRuns } from '../host/end-dead-runs.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(contract, async ({ plan }, context) => {
  endDeadRuns(context);
  cancelPlan(context, plan);
  return { plan };
});
