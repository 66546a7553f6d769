import { listPlans as contract } from '../../src/operations/list-plans.ts';
import { listPlans } from '../../src/store/plans.ts';
import { defineHandler } from './handler.ts';

export default defineHandler(contract, async ({ statuses, before, limit }, { database }) => {
  const plans = listPlans(database, statuses, before, limit + 1);
  return { plans: plans.slice(0, limit), more: plans.length > limit };
});
