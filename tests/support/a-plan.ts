import type { Context } from '../../src/context.ts';
import type { Change, FieldValue, Proposal } from '../../src/plans/change.ts';
import { finishPlan } from '../../src/plans/finish-plan.ts';
import { addProposals, startPlan } from '../../src/plans/grow-plan.ts';
import { changesOfScene } from '../../src/store/changes.ts';
import { insertRun } from '../../src/store/runs.ts';

type Needs = Pick<Context, 'database' | 'clock' | 'live'>;

export function aProposal(proposal: Partial<Proposal> & Pick<Proposal, 'sceneId' | 'field'>): Proposal {
  return {
    action: 'set',
    base: null,
    proposed: null,
    label: String(proposal.proposed ?? ''),
    confidence: 0.9,
    detector: 'test',
    detectorVersion: 1,
    evidence: [{ source: 'path', text: 'a/path', rule: 'the test says so' }],
    ...proposal,
  };
}

export const setTo = (
  sceneId: number,
  field: Proposal['field'],
  base: FieldValue,
  proposed: FieldValue,
  confidence = 0.9,
): Proposal => aProposal({ sceneId, field, base, proposed, confidence });

export const addTo = (
  sceneId: number,
  field: 'performers' | 'tags',
  id: number,
  confidence = 0.9,
): Proposal => aProposal({ sceneId, field, action: 'add', proposed: id, confidence });

export const removeFrom = (sceneId: number, field: 'performers' | 'tags', id: number): Proposal =>
  aProposal({ sceneId, field, action: 'remove', proposed: id });

/** A finished plan with these proposals, made as an analysis makes it. */
export function aPlan(context: Needs, ...proposals: Proposal[]): number {
  const runId = insertRun(context.database, {
    kind: 'analyze',
    scope: '',
    input: {},
    actor: 'person',
    planId: null,
    parentRunId: null,
    createdAt: context.clock.now(),
  });
  context.database.run(`update runs set status = 'completed' where id = ?`, [runId]);
  const plan = startPlan(context, { name: 'A plan', runId });
  addProposals(context, plan, proposals, [...new Set(proposals.map(({ sceneId }) => sceneId))]);
  finishPlan(context, plan);
  return plan;
}

/** The change of a scene that is about a field; fails when there is none. */
export function changeOf(
  context: Needs,
  scene: number,
  field: Change['field'],
  proposed?: FieldValue,
): Change {
  const found = changesOfScene(context.database, scene).find(
    (change) => change.field === field && (proposed === undefined || change.proposed === proposed),
  );
  if (!found) throw new Error(`scene ${scene} has no change of ${field}`);
  return found;
}
