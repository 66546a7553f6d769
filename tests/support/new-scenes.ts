import { startRun } from '../../src/runs/start-run.ts';
import { saveSettings } from '../../src/settings/save-settings.ts';
import { stepsOf } from '../../src/store/run-steps.ts';
import { runById } from '../../src/store/runs.ts';
import { emptyScene, type InMemoryStash, inMemoryStash } from './in-memory-stash.ts';
import { processWith, type TestContext, testContext } from './test-context.ts';

/** Later than every addTime of the in-memory queue. */
const scannedAt = '2026-02-01T00:00:00+01:00';

export function aLibrary(): TestContext {
  const stash = inMemoryStash({ 1: { path: '/films/Blue Harbor/an old one.mp4' } });
  stash.studios.set(3, 'Blue Harbor');
  stash.performers.set(7, 'Odalys Brennick');
  return testContext(stash);
}

/** What Stash's scan finds: two new files of a known studio. */
export function scan(stash: InMemoryStash): void {
  stash.scenes.set(
    21,
    emptyScene({ path: '/films/Blue Harbor/Odalys Brennick - one.mp4', createdAt: scannedAt }),
  );
  stash.scenes.set(22, emptyScene({ path: '/films/Blue Harbor/two.mp4', createdAt: scannedAt }));
}
export const scanNothing = (): void => {};

export function approveAutomatically(context: TestContext): void {
  const autoApprove = { enabled: true, minConfidence: 0, fields: ['studio' as const, 'performers' as const] };
  saveSettings(context, { autoApprove });
}

export async function start(context: TestContext): Promise<number> {
  const stash = async () => context.stash;
  const { run } = await startRun(context, stash, processWith(), { kind: 'process-new-scenes', input: {} });
  return run.id;
}

export const stepStates = (context: TestContext, run: number): string[] =>
  stepsOf(context.database, run).map((step) => `${step.name} ${step.status}`);
export const statusOf = (context: TestContext, run: number) => runById(context.database, run)?.status;
export const generated = (context: TestContext): unknown[] =>
  context.stash.jobs.flatMap(({ what }) =>
    what.kind === 'generate' ? [(what.input as { sceneIDs: string[] }).sceneIDs] : [],
  );
export const writes = (context: TestContext): string[] =>
  context.stash.writes.map((write) => `${write.scene} ${write.what}`).toSorted();
