import { NotFound } from '../../src/errors.ts';
import { planDetail } from '../../src/operations/plan-detail.ts';
import { sizeOfUndo } from '../../src/store/applied-values.ts';
import {
  countsByDetector,
  countsByField,
  planById,
  sizeOfStatus,
  summarizePlan,
} from '../../src/store/plans.ts';
import { activeRunOfPlan, summaryOf } from '../../src/store/runs.ts';
import { endDeadRuns } from '../host/end-dead-runs.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(planDetail, async (input, context) => {
  const { database } = context;
  endDeadRuns(context);
  const plan = planById(database, input.plan);
  if (!plan) throw new NotFound(`Plan ${input.plan} does not exist.`);
  const run = activeRunOfPlan(database, plan.id);
  return {
    plan: summarizePlan(database, plan),
    byField: countsByField(database, plan.id).map(({ key, ...counts }) => ({ field: key, ...counts })),
    byDetector: countsByDetector(database, plan.id).map(({ key, ...counts }) => ({
      detector: key,
      ...counts,
    })),
    toApply: sizeOfStatus(database, plan.id, 'approved'),
    toUndo: sizeOfUndo(database, plan.id),
    activeRun: run ? summaryOf(run) : null,
  };
});
