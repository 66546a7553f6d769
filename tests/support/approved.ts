import type { Proposal } from '../../src/plans/change.ts';
import { decideChanges } from '../../src/plans/decide-changes.ts';
import { aPlan } from './a-plan.ts';
import { inMemoryStash, type SceneState } from './in-memory-stash.ts';
import { type TestContext, testContext } from './test-context.ts';

/** A Stash with these scenes, and a plan of which everything is approved. */
export function approved(
  scenes: Record<number, Partial<SceneState>>,
  ...proposals: Proposal[]
): { context: TestContext; plan: number } {
  const context = testContext(inMemoryStash(scenes));
  const plan = aPlan(context, ...proposals);
  decideChanges(context, 'approve', { plan, filter: {} });
  return { context, plan };
}

/** What reached Stash, in the order of the writes. */
export const written = (context: TestContext): string[] => context.stash.writes.map((write) => write.what);
