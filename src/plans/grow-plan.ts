import type { Context } from '../context.ts';
import { insertProposals } from '../store/changes.ts';
import { markAnalyzed } from '../store/analyzed-scenes.ts';
import { countAnalyzed, insertPlan, planById } from '../store/plans.ts';
import { setRunPlan } from '../store/runs.ts';
import type { Proposal } from './change.ts';

type Needs = Pick<Context, 'database' | 'clock' | 'live'>;

/** Starts the plan of an analyze run. It can be looked at, and decided on, while it grows. */
export function startPlan({ database, clock, live }: Needs, plan: { name: string; runId: number }): number {
  const id = database.transaction(() => {
    const made = insertPlan(database, plan.name, plan.runId, clock.now());
    setRunPlan(database, plan.runId, made);
    return made;
  });
  live.publish({ topics: ['plans'] });
  return id;
}

/**
 * Adds what was proposed for some scenes and notes that these were analyzed, in one transaction: a killed analysis
 * goes on with the scenes after them. Safe to call twice with the same; what a person decided meanwhile stays.
 */
export function addProposals(
  { database, clock, live }: Needs,
  plan: number,
  proposals: readonly Proposal[],
  analyzed: readonly number[],
): void {
  const added = database.transaction(() => {
    const now = clock.now();
    const fresh = insertProposals(database, plan, proposals);
    countAnalyzed(database, plan, analyzed.length, now);
    markAnalyzed(database, analyzed, planById(database, plan)?.runId ?? null, now);
    return fresh;
  });
  if (added === 0) return;
  const scenes = [...new Set(proposals.map((proposal) => proposal.sceneId))];
  live.publish({ topics: ['plans', 'scenes'], scenes: scenes.length > 200 ? null : scenes });
}
