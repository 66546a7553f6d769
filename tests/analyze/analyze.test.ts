import { describe, expect, it } from 'vitest';
import { analyze, type AnalyzeInput } from '../../src/analyze/analyze.ts';
import { defaultSettings } from '../../src/settings/read-settings.ts';
import { sync } from '../../src/sync/sync.ts';
import { aScene, type SceneBuilder } from '../support/a-scene.ts';
import { aRun, domainContext, type DomainContext } from '../support/domain.ts';
import { library } from '../support/library.ts';
import { scriptedStash } from '../support/scripted-stash.ts';

async function mirrorOf(...scenes: SceneBuilder[]): Promise<DomainContext> {
  const stash = scriptedStash(...scenes);
  stash.performers.push(...library.performers);
  stash.studios.push(...library.studios);
  const context = domainContext(stash);
  await sync(context, aRun(context), { mode: 'full', confirmDeletions: false });
  context.published.length = 0;
  return context;
}

async function run(context: DomainContext, input: Partial<AnalyzeInput> = {}, settings = defaultSettings()) {
  const active = aRun(context, 'analyze');
  return { active, ...(await analyze(context, active, { again: false, ...input }, settings)) };
}

function changes(context: DomainContext) {
  return context.database.all<{ scene_id: number; field: string; label: string }>(
    'select scene_id, field, label from changes order by scene_id, id',
  );
}

function plans(context: DomainContext) {
  return context.database.all<{ status: string; name: string }>('select status, name from plans order by id');
}

const named = (id: number) => aScene(id).at('/in/[Copper] Ilka Brandmoor - Weir.mp4');

describe('an analysis', () => {
  it('puts what it finds into a plan to review', async () => {
    const context = await mirrorOf(named(1), aScene(2), aScene(3).describedAs('<b>Late</b>'));
    const { message, planId, active } = await run(context);
    expect(message).toBe('Analyzed 3 scenes: 3 changes proposed for 2 scenes.');
    expect(changes(context).map((row) => [row.scene_id, row.field, row.label])).toEqual([
      [1, 'studio', 'Copper'],
      [1, 'performers', 'Ilka Brandmoor'],
      [3, 'details', 'Late'],
    ]);
    expect(planId).toBe(1);
    expect(plans(context)[0]).toMatchObject({ status: 'draft' });
    expect(plans(context)[0]?.name).toMatch(/^Analysis of 1 Mar 2026, \d\d:\d\d: 3 scenes$/);
    expect([...active.ended.values()].every(({ status }) => status === 'done')).toBe(true);
  });

  it('keeps no plan when there is nothing to propose, and looks at no scene twice', async () => {
    const context = await mirrorOf(aScene(1), aScene(2));
    const first = await run(context);
    expect(first.message).toBe('Analyzed 2 scenes: nothing to propose.');
    expect(first.planId).toBeUndefined();
    expect(plans(context)).toEqual([]);
    expect((await run(context)).message).toBe('There are no scenes to analyze.');
  });

  it('leaves organized scenes out unless asked for', async () => {
    const context = await mirrorOf(named(1).organized(), named(2));
    await run(context);
    expect(new Set(changes(context).map((row) => row.scene_id))).toEqual(new Set([2]));
    await run(context, { includeOrganized: true });
    expect(new Set(changes(context).map((row) => row.scene_id))).toEqual(new Set([1, 2]));
  });

  it('tells for each named scene why it was left out', async () => {
    const context = await mirrorOf(named(1).organized(), named(2));
    const { active } = await run(context, { scenes: [1, 2, 9] });
    expect(active.ended.get(1)?.reason).toContain('organized');
    expect(active.ended.get(9)?.reason).toContain('run Sync first');
    expect(active.ended.get(2)?.status).toBe('done');
  });

  it('does not propose again what waits in another plan, but what was rejected there', async () => {
    const context = await mirrorOf(named(1));
    await run(context);
    context.database.run(`update changes set status = 'rejected' where field = 'studio'`);
    const { message } = await run(context, { again: true });
    expect(message).toBe('Analyzed 1 scene: 1 change proposed for 1 scene.');
    expect(changes(context).map(({ field }) => field)).toEqual(['studio', 'performers', 'studio']);
  });

  it('leaves out what is below the threshold of its field', async () => {
    const context = await mirrorOf(named(1), aScene(2).at('/in/Corinne Aldby - Box.mp4'));
    const settings = defaultSettings();
    settings.thresholds = { studio: 1, performers: 0.3, details: 1 };
    await run(context, {}, settings);
    expect(changes(context).map(({ label }) => label)).toEqual([
      'Ilka Brandmoor',
      'Corinne Aldby (Lisbon)',
      'Corinne Aldby (Copper Lantern)',
    ]);
  });

  it('keeps what it has when it is cancelled, and goes on with the rest', async () => {
    const context = await mirrorOf(...Array.from({ length: 1_100 }, (_, index) => named(index + 1)));
    const active = aRun(context, 'analyze', ({ progressed, cancel }) => {
      if (progressed.at(-1)?.done === 800) cancel();
    });
    await expect(analyze(context, active, { again: false }, defaultSettings())).rejects.toThrow('Cancelled.');
    const kept = changes(context).length;
    expect(kept).toBe(2_000);
    expect(plans(context)).toMatchObject([{ status: 'draft' }]);

    const { message } = await run(context);
    expect(message).toBe('Analyzed 100 scenes: 200 changes proposed for 100 scenes.');
    expect(plans(context)).toHaveLength(2);
  });

  it('shows the plan growing while it runs', async () => {
    const context = await mirrorOf(...Array.from({ length: 600 }, (_, index) => named(index + 1)));
    const seen: number[] = [];
    const active = aRun(context, 'analyze', () => seen.push(changes(context).length));
    await analyze(context, active, { again: false }, defaultSettings());
    expect(seen).toEqual([0, 400, 800]);
  });
});
