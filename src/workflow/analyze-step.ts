import { analyze } from '../analyze/analyze.ts';
import { readSettings } from '../settings/read-settings.ts';
import { leftToAnalyze } from '../store/new-scenes.ts';
import { childRun, stepEndOf } from './child-run.ts';
import { findNewScenes } from './find-new-scenes.ts';
import type { WorkflowStep } from './workflow.ts';

/** Proposes changes for the new scenes; those a killed analysis had finished are not looked at again. */
export const analyzeStep: WorkflowStep = {
  name: 'analyze',
  from: 45,
  to: 65,
  async perform(workflow, step) {
    const found = findNewScenes(workflow);
    if (found.length === 0) return { state: 'skipped', message: 'There are no new scenes.' };
    const scenes = leftToAnalyze(workflow.context.database, workflow.run.id, found);
    if (scenes.length === 0) return { state: 'completed', message: 'Analyzed before it was stopped.' };
    const child = await childRun(
      workflow,
      { ...step, from: this.from, to: this.to },
      { kind: 'analyze', input: { scenes, again: false } },
      (context, run, input) => analyze(context, run, input, readSettings(context.database)),
    );
    return stepEndOf(child);
  },
};
