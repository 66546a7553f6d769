import { counted } from '../counted.ts';
import { rememberJob } from '../runs/stash-job.ts';
import { readSettings } from '../settings/read-settings.ts';
import { QueueGenerateDocument, SweepScenesDocument } from '../stash/generated.ts';
import { findNewScenes } from './find-new-scenes.ts';
import type { Workflow, WorkflowStep } from './workflow.ts';

/** Queues Stash's own generation for the new scenes. */
export const generateStep: WorkflowStep = {
  name: 'generate',
  from: 80,
  to: 95,
  async perform(workflow) {
    const { context } = workflow;
    const { generate } = readSettings(context.database);
    if (!Object.values(generate).some(Boolean)) {
      return { state: 'skipped', message: 'Nothing is to be generated, by the settings.' };
    }
    const scenes = await stillInStash(workflow, findNewScenes(workflow));
    // To Stash an empty list means the whole library.
    if (scenes.length === 0) return { state: 'skipped', message: 'There are no new scenes.' };
    const { metadataGenerate: id } = await context.stash.request(QueueGenerateDocument, {
      input: { ...generate, overwrite: false, sceneIDs: scenes.map(String) },
    });
    const message = `Stash generates for ${counted(scenes.length, 'scene')}.`;
    return { state: 'waiting', message, job: await rememberJob(context.stash, id) };
  },
};

const perPage = 1000;

/** One id that Stash no longer has, and it generates nothing at all: so they are looked up first, by a sweep of ids. */
async function stillInStash({ context, run }: Workflow, ids: readonly number[]): Promise<number[]> {
  const wanted = new Set(ids);
  const last = ids.at(-1) ?? 0;
  const found: number[] = [];
  let after = (ids[0] ?? 1) - 1;
  while (after < last) {
    const { findScenes } = await context.stash.request(
      SweepScenesDocument,
      { after, perPage },
      { signal: run.signal },
    );
    const page = findScenes.scenes.map((scene) => Number(scene.id));
    found.push(...page.filter((id) => wanted.has(id)));
    const end = page.at(-1);
    if (end === undefined || page.length < perPage) break;
    after = end;
  }
  return found;
}
