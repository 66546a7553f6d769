import { counted } from '../counted.ts';
import type { Context } from '../context.ts';
import { readableMessage } from '../errors.ts';
import type { Proposal } from '../plans/change.ts';
import { addProposals, startPlan } from '../plans/grow-plan.ts';
import { finishPlan } from '../plans/finish-plan.ts';
import type { ActiveRun, RunOutcome } from '../runs/active-run.ts';
import type { Settings } from '../settings/settings.ts';
import { findScenesToAnalyze, readScenesToAnalyze, type SceneToAnalyze } from '../store/analyzed-scenes.ts';
import { readEntities } from '../store/mirror-entities.ts';
import { readStampsOf } from '../store/mirror-scene-reads.ts';
import { proposalKey, readOpenProposals } from '../store/open-proposals.ts';
import { detect } from './detect.ts';
import { buildNameIndex, type NameIndex } from './name-index.ts';

/** Scenes per commit: what a kill costs at most, and what a page that watches the plan waits for. */
const sliceSize = 200;
/** Up to this many scenes show on their cards from the beginning that their turn comes. */
const claimedAtOnce = 10_000;

export interface AnalyzeInput {
  /** Only these, whether or not they were analyzed before; absent: every scene that was not. */
  scenes?: readonly number[] | undefined;
  again: boolean;
  /** Absent: the setting decides. */
  includeOrganized?: boolean | undefined;
  planName?: string | undefined;
}

type Needs = Pick<Context, 'database' | 'clock' | 'live'>;

interface Totals {
  analyzed: number;
  changes: number;
  scenes: number;
  failed: number;
}

/**
 * Looks at scenes of the mirror and puts what the detectors propose into a plan that grows slice by slice. A cancelled
 * or killed analysis leaves a plan of what it saw, and the next one goes on with the rest.
 */
export async function analyze(
  context: Needs,
  run: ActiveRun,
  input: AnalyzeInput,
  settings: Settings,
): Promise<RunOutcome> {
  const { database } = context;
  const ids = findScenesToAnalyze(database, {
    scenes: input.scenes,
    again: input.again || input.scenes !== undefined,
    includeOrganized: input.includeOrganized ?? settings.analyzeOrganized,
  });
  skipOthers(context, run, input.scenes ?? [], ids);
  const totals: Totals = { analyzed: 0, changes: 0, scenes: 0, failed: 0 };
  if (ids.length === 0) return { message: 'There are no scenes to analyze.', result: { ...totals } };
  if (ids.length <= claimedAtOnce) run.claimScenes(ids);

  const index = buildNameIndex({
    studios: readEntities(database, 'studios'),
    performers: readEntities(database, 'performers'),
  });
  const planId = startPlan(context, { name: input.planName ?? planName(context, ids.length), runId: run.id });
  let kept = true;
  try {
    for (let start = 0; start < ids.length; start += sliceSize) {
      run.throwIfCancelled();
      run.progress(start, ids.length, `Analyzing ${start} of ${ids.length} scenes`);
      analyzeSlice(context, run, planId, index, ids.slice(start, start + sliceSize), settings, totals);
      // Detecting is pure work: the heartbeat of the run needs its turn as well.
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  } finally {
    kept = finishPlan(context, planId) === 'draft';
  }
  return {
    message: summarize(totals),
    withErrors: totals.failed > 0,
    result: { ...totals },
    ...(kept && { planId }),
  };
}

function analyzeSlice(
  context: Needs,
  run: ActiveRun,
  planId: number,
  index: NameIndex,
  ids: readonly number[],
  settings: Settings,
  totals: Totals,
): void {
  const { database } = context;
  const open = readOpenProposals(database, ids);
  const proposals: Proposal[] = [];
  const done: number[] = [];
  const failed: { id: number; reason: string }[] = [];
  for (const scene of readScenesToAnalyze(database, ids)) {
    try {
      proposals.push(...worthwhile(scene, index, settings).filter((one) => !open.has(proposalKey(one))));
      done.push(scene.id);
    } catch (error) {
      failed.push({ id: scene.id, reason: readableMessage(error) });
    }
  }
  database.transaction(() => {
    addProposals(context, planId, proposals, done);
    for (const id of done) run.sceneEnded(id, 'done');
    for (const { id, reason } of failed) run.sceneEnded(id, 'failed', reason);
  });
  for (const { id, reason } of failed) run.event('warning', `Scene ${id} could not be analyzed: ${reason}`);
  totals.analyzed += done.length;
  totals.failed += failed.length;
  totals.changes += proposals.length;
  totals.scenes += new Set(proposals.map(({ sceneId }) => sceneId)).size;
}

/** What the detectors say and the person's thresholds let through. */
function worthwhile(scene: SceneToAnalyze, index: NameIndex, { thresholds }: Settings): Proposal[] {
  return detect(scene, index).filter(
    ({ field, confidence }) => confidence >= thresholds[field as keyof typeof thresholds],
  );
}

/** Scenes that somebody named and that are not analyzed are told why. */
function skipOthers(
  { database }: Needs,
  run: ActiveRun,
  named: readonly number[],
  chosen: readonly number[],
): void {
  const analyzed = new Set(chosen);
  const others = named.filter((id) => !analyzed.has(id));
  if (others.length === 0) return;
  const known = readStampsOf(database, others);
  database.transaction(() => {
    for (const id of others) {
      const reason = known.has(id)
        ? 'The scene is marked as organized.'
        : 'The scene is not known yet: run Sync first.';
      run.sceneEnded(id, 'skipped', reason);
    }
  });
}

/** "Analysis of 21 Nov 2026, 14:05: 120 scenes", in the time zone of the machine that Stash runs on. */
function planName({ clock }: Needs, scenes: number): string {
  const when = new Date(clock.now()).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return `Analysis of ${when}: ${counted(scenes, 'scene')}`;
}

function summarize({ analyzed, changes, scenes, failed }: Totals): string {
  const found =
    changes === 0
      ? 'nothing to propose'
      : `${counted(changes, 'change')} proposed for ${counted(scenes, 'scene')}`;
  const trouble = failed === 0 ? '' : ` ${counted(failed, 'scene')} could not be analyzed.`;
  return `Analyzed ${counted(analyzed, 'scene')}: ${found}.${trouble}`;
}
