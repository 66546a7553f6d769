import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StashWithPlugin, startStashWithPlugin } from '../support/stash-with-plugin.ts';
import { waitFor } from '../support/wait-for.ts';

/* Real: the built plugin started by a serial queue, SQLite, signals. Fake: Stash. */

interface Job {
  id: string;
  status: string;
  description: string;
}

describe('process new scenes', () => {
  let world: StashWithPlugin;
  let studio: string;
  let performer: string;

  beforeEach(async () => {
    world = await startStashWithPlugin({ scenes: 40 });
    await world.run('sync', { mode: 'full' });
    const { studioCreate, performerCreate } = await world.graphql<{
      studioCreate: { id: string };
      performerCreate: { id: string };
    }>(`mutation {
      studioCreate(input: { name: "Quiet Harbor Films" }) { id }
      performerCreate(input: { name: "Odalys Brennick" }) { id }
    }`);
    studio = studioCreate.id;
    performer = performerCreate.id;
    dropFile('2026-10-02 Odalys Brennick - Evening Tide.mp4');
  });
  afterEach(() => world?.close());

  const dropFile = (name: string) => {
    const folder = join(world.stash.libraryFolder, 'Quiet Harbor Films');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), 'not really a film');
  };

  const newestScene = async () =>
    (
      await world.graphql<{
        findScenes: { scenes: { id: string; studio: { id: string } | null; performers: { id: string }[] }[] };
      }>(
        '{ findScenes(filter: { per_page: 1, sort: "id", direction: DESC }) { scenes { id studio { id } performers { id } } } }',
      )
    ).findScenes.scenes[0];

  const findJob = async (id: number) =>
    (
      await world.graphql<{ findJob: (Job & { startTime: string }) | null }>(
        'query ($id: ID!) { findJob(input: { id: $id }) { id status description startTime } }',
        { id: String(id) },
      )
    ).findJob;

  const approveAutomatically = () =>
    world.operation('save-settings', {
      settings: {
        autoApprove: { enabled: true, minConfidence: 0.7, fields: ['studio', 'performers', 'details'] },
      },
    });

  it('stops at a plan to review when no policy says otherwise', async () => {
    const { run, steps } = await world.run('process-new-scenes');
    expect(run.error).toBeNull();
    expect(run.status).toBe('paused');
    expect(steps.map(({ name, status }) => [name, status])).toMatchObject([
      ['scan', 'completed'],
      ['sync', 'completed'],
      ['analyze', 'completed'],
      ['apply', 'waiting'],
      ['generate', 'pending'],
    ]);
    expect(await newestScene()).toMatchObject({ studio: null, performers: [] });
    expect((await world.operation('plan-detail', { plan: run.planId ?? 0 })).plan.counts.pending).toBe(2);
  });

  it('goes on to generate once the plan was applied', async () => {
    const { run } = await world.run('process-new-scenes');
    const plan = run.planId ?? 0;
    await world.operation('decide-changes', { decision: 'approve', plan, filter: {} });
    await world.run('apply', { plan });
    await waitFor(
      async () =>
        (await world.operation('run-detail', { run: run.id })).run.status === 'completed' ? true : undefined,
      { what: 'the paused run to go on and complete' },
    );
    expect(await newestScene()).toMatchObject({ studio: { id: studio }, performers: [{ id: performer }] });
  });

  it('applies by an explicit policy and records that it did', async () => {
    await approveAutomatically();
    const { run, steps } = await world.run('process-new-scenes');
    expect(run.error).toBeNull();
    expect(run.status).toBe('completed');
    expect(steps.map(({ status }) => status)).toEqual(Array(5).fill('completed'));
    const scene = await newestScene();
    expect(scene).toMatchObject({ studio: { id: studio }, performers: [{ id: performer }] });
    const { scene: reviewed } = await world.operation('scene-changes', { scene: Number(scene?.id) });
    expect(reviewed?.changes.map(({ approvedBy, status }) => [approvedBy, status])).toEqual([
      ['policy', 'applied'],
      ['policy', 'applied'],
    ]);
  });

  it('makes every step a job of its own and lets a foreign job have its turn in between', async () => {
    await approveAutomatically();
    const { run } = await world.operation('start-run', { kind: 'process-new-scenes', input: {} });
    // A user's own job, queued while our chain is under way.
    const { metadataClean: foreign } = await world.graphql<{ metadataClean: string }>(
      'mutation { metadataClean(input: { paths: [], dryRun: true }) }',
    );
    expect((await world.ended(run.id)).run.status).toBe('completed');

    // Stash remembers its last ten jobs; the chain and the foreign one are nine.
    const jobs = await Promise.all(
      Array.from({ length: 10 }, (_, back) => findJob(Number(foreign) + 8 - back)),
    );
    const started = jobs
      .flatMap((job) => (job?.startTime ? [job] : []))
      .toSorted((one, other) => Date.parse(one.startTime) - Date.parse(other.startTime));
    const place = started.findIndex(({ id }) => id === foreign);
    expect(started[place]?.status).toBe('FINISHED');
    const isOurs = ({ description }: Job) => description.includes('StashHog: Process new scenes');
    expect(started.slice(0, place).filter(isOurs)).not.toHaveLength(0);
    expect(started.slice(place).filter(isOurs).length).toBeGreaterThanOrEqual(4);
  });

  /** Stash's own stop button: SIGKILL for whatever runs now. */
  const stopRunningJob = async () => {
    const { jobQueue } = await world.graphql<{ jobQueue: Job[] | null }>(
      '{ jobQueue { id status description } }',
    );
    const job = jobQueue?.find(({ status }) => status === 'RUNNING');
    if (!job) throw new Error('No job runs that could be stopped.');
    await world.graphql('mutation ($id: ID!) { stopJob(job_id: $id) }', { id: job.id });
  };

  const expectSceneToBeDone = async () =>
    expect(await newestScene()).toMatchObject({ studio: { id: studio }, performers: [{ id: performer }] });

  // A request that only this step sends is held, so that its process is known to be in the middle of it.
  for (const [step, request] of [
    ['sync', 'SweepScenes'],
    ['apply', 'WriteScene'],
    ['generate', 'QueueGenerate'],
  ] as const) {
    it(`recovers from SIGKILL in the middle of the step ${step}`, async () => {
      await approveAutomatically();
      const { faults } = world.stash;
      const release = faults.hold(request);
      const { run } = await world.operation('start-run', { kind: 'process-new-scenes', input: {} });
      await waitFor(() => faults.waiting(request) > 0 || undefined, { what: `a held ${request}` });
      await stopRunningJob();
      release();

      expect((await world.ended(run.id)).run.status).not.toBe('completed');
      expect((await world.run('process-new-scenes')).run.status).toBe('completed');
      await expectSceneToBeDone();
    });
  }

  for (const step of ['scan', 'sync', 'analyze', 'apply'] as const) {
    it(`recovers from SIGKILL after the step ${step}, before the chain was continued`, async () => {
      await approveAutomatically();
      const { faults } = world.stash;
      let release = faults.hold('QueueTask');
      // The operation that starts the run queues a task as well: let it through.
      const starting = world.operation('start-run', { kind: 'process-new-scenes', input: {} });
      const stepIsBehind = async (run: number) => {
        const { steps } = await world.operation('run-detail', { run });
        return steps.find(({ name }) => name === step)?.status !== 'pending';
      };
      for (let passed = 0; ; passed++) {
        await waitFor(() => faults.waiting('QueueTask') > 0 || undefined, { what: 'a held QueueTask' });
        const current = (await world.operation('list-runs', { kinds: ['process-new-scenes'] })).runs[0];
        if (passed > 0 && current && (await stepIsBehind(current.id))) break;
        const letThrough = release;
        release = faults.hold('QueueTask');
        letThrough();
      }
      await stopRunningJob();
      release();

      const { run } = await starting;
      await world.ended(run.id);
      const again = await world.run('process-new-scenes');
      expect(again.run.status).toBe('completed');
      await expectSceneToBeDone();
    });
  }
});
