import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StashWithPlugin, startStashWithPlugin } from '../support/stash-with-plugin.ts';

/* Real: the built plugin, its launcher, SQLite, HTTP. Fake: Stash. */

interface SceneInStash {
  id: string;
  title: string | null;
  details: string | null;
  organized: boolean;
  studio: { id: string } | null;
  performers: { id: string }[];
}

const sceneFields = 'id title details organized studio { id } performers { id }';

describe('sync → analyze → review → apply → undo', () => {
  let world: StashWithPlugin;
  const everyScene = async (): Promise<SceneInStash[]> =>
    (
      await world.graphql<{ findScenes: { scenes: SceneInStash[] } }>(
        `{ findScenes(filter: { per_page: -1, sort: "id" }) { scenes { ${sceneFields} } } }`,
      )
    ).findScenes.scenes;
  let before: SceneInStash[];
  let plan: number;

  beforeAll(async () => {
    world = await startStashWithPlugin({ scenes: 200 });
    before = await everyScene();
  });
  afterAll(() => world?.close());

  it('syncs every scene', async () => {
    const { run } = await world.run('sync', { mode: 'full' });
    expect(run.error).toBeNull();
    expect(run.status).toBe('completed');
    expect(await world.operation('overview', {})).toMatchObject({
      scenes: 200,
      lastSync: { status: 'completed' },
    });
  });

  it('shows no scene as needing a resync after the sync', async () => {
    const { ids } = await world.operation('filter-scenes', { wishes: ['resync'] });
    expect(ids).toEqual([]);
  });

  it('analyzes into a plan and writes nothing to Stash', async () => {
    const { run } = await world.run('analyze');
    expect(run.status).toBe('completed');
    plan = run.planId ?? 0;
    const detail = await world.operation('plan-detail', { plan });
    expect(detail.plan.status).toBe('draft');
    expect(detail.plan.counts.pending).toBeGreaterThan(20);
    expect(await everyScene()).toEqual(before);
  });

  it('leaves organized scenes alone', async () => {
    const organized = new Set(before.filter((scene) => scene.organized).map((scene) => Number(scene.id)));
    expect(organized.size).toBeGreaterThan(0);
    const { scenes } = await world.operation('plan-changes', { plan, limit: 200 });
    expect(scenes.filter((scene) => organized.has(scene.id))).toEqual([]);
  });

  it('applies only what was accepted', async () => {
    await world.operation('decide-changes', {
      decision: 'approve',
      plan,
      filter: { statuses: ['pending'], fields: ['studio'] },
    });
    const { toApply } = await world.operation('plan-detail', { plan });
    expect(toApply.changes).toBeGreaterThan(0);

    const { run, problems } = await world.run('apply', { plan });
    expect(problems).toEqual([]);
    expect(run.status).toBe('completed');

    const after = await everyScene();
    const changed = after.filter((scene, index) => scene.studio?.id !== before[index]?.studio?.id);
    expect(changed).toHaveLength(toApply.scenes);
    expect(after.map((scene) => scene.performers)).toEqual(before.map((scene) => scene.performers));
  });

  it('knows what it wrote: no scene needs a resync after an apply', async () => {
    expect((await world.operation('filter-scenes', { wishes: ['resync'] })).ids).toEqual([]);
  });

  it('undoes the apply and gives back the start', async () => {
    const { run } = await world.run('undo');
    expect(run.status).toBe('completed');
    expect(await everyScene()).toEqual(before);
    const { toUndo } = await world.operation('plan-detail', { plan });
    expect(toUndo.changes).toBe(0);
  });

  it('keeps an edit made in Stash after the apply when it is undone', async () => {
    await world.operation('decide-changes', {
      decision: 'approve',
      plan,
      filter: { statuses: ['undone'], fields: ['studio'] },
    });
    await world.run('apply', { plan });
    const applied = (await everyScene()).find(
      (scene, index) => scene.studio?.id !== before[index]?.studio?.id,
    );
    const otherStudio = before.find((scene) => scene.studio && scene.studio.id !== applied?.studio?.id)
      ?.studio?.id;
    await world.graphql('mutation ($input: SceneUpdateInput!) { sceneUpdate(input: $input) { id } }', {
      input: { id: applied?.id, studio_id: otherStudio },
    });

    const { sceneCounts, problems } = await world.run('undo');
    expect(problems.map((problem) => problem.sceneId)).toEqual([Number(applied?.id)]);
    expect(sceneCounts.skipped).toBe(1);
    const scene = (await everyScene()).find(({ id }) => id === applied?.id);
    expect(scene?.studio?.id).toBe(otherStudio);
  });

  it('does not overwrite a value that changed since it was proposed', async () => {
    const { scenes } = await world.operation('plan-changes', {
      plan,
      filter: { statuses: ['pending'], fields: ['details'] },
    });
    const scene = scenes[0];
    const change = scene?.changes[0];
    if (!scene || !change) throw new Error('The generated library has no details to clean up.');
    await world.graphql('mutation ($input: SceneUpdateInput!) { sceneUpdate(input: $input) { id } }', {
      input: { id: String(scene.id), details: 'My own words.' },
    });
    await world.operation('decide-changes', { decision: 'approve', changes: [change.id] });
    await world.run('apply', { plan });

    const now = (await everyScene()).find(({ id }) => id === String(scene.id));
    expect(now?.details).toBe('My own words.');
    const again = await world.operation('scene-changes', { scene: scene.id });
    expect(again.scene?.changes.find(({ id }) => id === change.id)).toMatchObject({
      status: 'drifted',
      current: 'My own words.',
    });
  });

  it('shows the scene’s history', async () => {
    const id = Number(before[0]?.id);
    await world.run('sync', { scenes: [id] });
    const { rows } = await world.operation('scene-history', { scene: id });
    expect(rows[0]).toMatchObject({ sync_type: 'specific', change_type: 'skipped', had_changes: false });
    expect(rows.at(-1)).toMatchObject({ sync_type: 'full' });
  });
});
