import { spawn } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StashWithPlugin, builtPlugin, startStashWithPlugin } from '../support/stash-with-plugin.ts';

/*
 * The built plugin, started as Stash starts it, is killed at its n-th statement or request, for every n of an apply and of an
 * undo. A second process then does the same work. Stash and the store must end as if nothing had happened.
 */

const crashAt = resolve(import.meta.dirname, '../support/crash-at.mjs');
const sceneFields = 'id details studio { id } performers { id } updated_at';

interface SceneInStash {
  id: string;
  details: string | null;
  studio: { id: string } | null;
  performers: { id: string }[];
}

describe('a process killed between any two statements', () => {
  let world: StashWithPlugin;
  let plan: number;
  let savedStore: string;
  let sceneIds: number[];
  let start: SceneInStash[];
  let target: SceneInStash[];

  const read = async (): Promise<SceneInStash[]> => {
    const { findScenes } = await world.graphql<{ findScenes: { scenes: SceneInStash[] } }>(
      `query ($ids: [ID!]) { findScenes(ids: $ids) { scenes { ${sceneFields} } } }`,
      { ids: sceneIds.map(String) },
    );
    return findScenes.scenes.map(({ id, details, studio, performers }) => ({
      id,
      details,
      studio,
      performers: performers.toSorted((one, other) => Number(one.id) - Number(other.id)),
    }));
  };

  /** Puts Stash's scenes and the store back to where a saved moment left them. */
  const restore = async (scenes: SceneInStash[], store: string) => {
    for (const { id, details, studio, performers } of scenes) {
      await world.graphql('mutation ($input: SceneUpdateInput!) { sceneUpdate(input: $input) { id } }', {
        input: { id, details, studio_id: studio?.id ?? null, performer_ids: performers.map((one) => one.id) },
      });
    }
    rmSync(world.storeFolder, { recursive: true });
    cpSync(store, world.storeFolder, { recursive: true });
  };

  /** One process of the plugin with a task on its standard input, ended at its n-th step. */
  const runTask = (
    task: string,
    input: object,
    environment: Record<string, string> = {},
  ): Promise<NodeJS.Signals | null> =>
    new Promise((done, failed) => {
      const child = spawn(process.execPath, ['--import', crashAt, join(builtPlugin, 'plugin/main.cjs')], {
        env: { ...process.env, ...environment },
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      child.on('error', failed);
      child.stdout.resume();
      child.on('close', (_code, signal) => done(signal));
      child.stdin.end(
        JSON.stringify({
          server_connection: {
            Scheme: 'http',
            Host: '127.0.0.1',
            Port: world.stash.port,
            SessionCookie: null,
            Dir: world.folder,
            PluginDir: join(world.folder, 'plugins', 'stashhog'),
          },
          args: { task, input },
        }),
      );
    });

  const countSteps = async (task: string, input: object): Promise<number> => {
    const countFile = join(world.folder, 'steps');
    expect(await runTask(task, input, { STASHHOG_CRASH_COUNT: countFile })).toBeNull();
    return Number(readFileSync(countFile, 'utf8'));
  };

  const saveStore = (name: string): string => {
    const copy = join(world.folder, name);
    cpSync(world.storeFolder, copy, { recursive: true });
    return copy;
  };

  beforeAll(async () => {
    world = await startStashWithPlugin({ scenes: 120 });
    await world.run('sync', { mode: 'full' });
    plan = (await world.run('analyze')).run.planId ?? 0;
    // The two richest scenes: lists and scalars together.
    const { scenes } = await world.operation('plan-changes', { plan, limit: 200 });
    const rich = scenes.toSorted((one, other) => other.changes.length - one.changes.length).slice(0, 2);
    sceneIds = rich.map((scene) => scene.id);
    expect(rich.flatMap((scene) => scene.changes).length).toBeGreaterThan(3);
    await world.operation('decide-changes', {
      decision: 'approve',
      plan,
      filter: { scenes: sceneIds, statuses: ['pending'] },
    });
    start = await read();
    savedStore = saveStore('store-before-apply');
  });
  afterAll(() => world?.close());

  it('loses no approved change and writes none twice', async () => {
    const steps = await countSteps('apply', { plan });
    target = await read();
    expect(target).not.toEqual(start);

    for (let step = 1; step <= steps; step++) {
      await restore(start, savedStore);
      await runTask('apply', { plan }, { STASHHOG_CRASH_AT: String(step) });
      expect(await runTask('apply', { plan }), `second process after a kill at step ${step}`).toBeNull();
      expect(await read(), `Stash after a kill at step ${step}`).toEqual(target);
      const { plan: after, toUndo } = await world.operation('plan-detail', { plan });
      expect(after.counts.approved ?? 0, `approved left after a kill at step ${step}`).toBe(0);
      expect(after.counts.failed ?? 0, `failed after a kill at step ${step}`).toBe(0);
      expect(after.counts.drifted ?? 0, `drifted after a kill at step ${step}`).toBe(0);
      expect(toUndo.changes, `undoable after a kill at step ${step}`).toBe(after.counts.applied);
    }
  }, 300_000);

  it('undoes everything all the same', async () => {
    const appliedStore = saveStore('store-before-undo');
    const steps = await countSteps('undo', { plan });
    expect(await read()).toEqual(start);

    for (let step = 1; step <= steps; step++) {
      await restore(target, appliedStore);
      await runTask('undo', { plan }, { STASHHOG_CRASH_AT: String(step) });
      expect(await runTask('undo', { plan }), `second process after a kill at step ${step}`).toBeNull();
      expect(await read(), `Stash after a kill at step ${step}`).toEqual(start);
      const { toUndo } = await world.operation('plan-detail', { plan });
      expect(toUndo.changes, `left to undo after a kill at step ${step}`).toBe(0);
    }
  }, 300_000);
});
