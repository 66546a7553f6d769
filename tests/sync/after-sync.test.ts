import { expect, it } from 'vitest';
import { saveSettings } from '../../src/settings/save-settings.ts';
import { sync, type SyncInput } from '../../src/sync/sync.ts';
import { aScene } from '../support/a-scene.ts';
import { aRun, domainContext, type DomainContext, type TestRun } from '../support/domain.ts';
import { scriptedStash, type ScriptedStash } from '../support/scripted-stash.ts';

const later = '2026-03-01T12:00:00+01:00';

function library(size: number): ScriptedStash {
  return scriptedStash(...Array.from({ length: size }, (_, index) => aScene(index + 1)));
}

async function synced(stash: ScriptedStash): Promise<DomainContext> {
  const context = domainContext(stash);
  await again(context);
  return context;
}

async function again(
  context: DomainContext,
  input: Partial<SyncInput> = {},
  { run = aRun(context), mayPause = true }: { run?: TestRun; mayPause?: boolean } = {},
) {
  const whole = { mode: 'incremental' as const, confirmDeletions: false, ...input };
  return { run, ...(await sync(context, run, whole, { backOffMs: [0], mayPause })) };
}

function insertChange(
  { database }: DomainContext,
  scene: number,
  field: string,
  base: unknown,
  proposed: unknown,
  status = 'pending',
): number {
  const plan =
    database.get<{ id: number }>('select id from plans')?.id ??
    database.run(
      `insert into plans (name, status, created_at, updated_at) values ('A plan', 'draft', '', '')`,
    ).lastId;
  return database.run(
    `insert into changes (plan_id, scene_id, field, action, base, proposed, label, confidence, detector,
       detector_version, evidence, status) values (?, ?, ?, 'set', ?, ?, 'x', 0.9, 'details', 1, '[]', ?)`,
    [plan, scene, field, JSON.stringify(base), JSON.stringify(proposed), status],
  ).lastId;
}

const changes = ({ database }: DomainContext) =>
  database.all<{ status: string; current: string | null }>('select status, current from changes order by id');

it('marks open changes as drifted whose value was changed in Stash, and leaves alone those that still fit', async () => {
  const stash = library(4);
  const context = await synced(stash);
  insertChange(context, 1, 'title', null, 'Wanted');
  insertChange(context, 2, 'title', null, 'Low Tide', 'approved');
  insertChange(context, 2, 'details', null, 'Wanted', 'approved');
  insertChange(context, 3, 'title', null, 'Wanted', 'rejected');
  insertChange(context, 4, 'title', null, 'Wanted');
  stash.put(...[1, 2, 3].map((id) => aScene(id).titled('Low Tide').updatedAt(later)));
  const { run } = await again(context);
  expect(changes(context)).toEqual([
    { status: 'drifted', current: '"Low Tide"' },
    { status: 'approved', current: null },
    { status: 'approved', current: null },
    { status: 'rejected', current: null },
    { status: 'pending', current: null },
  ]);
  expect(run.events.map(({ message }) => message)).toContain(
    'Proposed changes whose value was changed in Stash meanwhile: 1.',
  );
  expect(context.published.at(-1)).toEqual({ topics: ['plans', 'scenes'], scenes: null });
});

it('no longer counts changes of scenes that are gone as waiting', async () => {
  const stash = library(4);
  const context = await synced(stash);
  insertChange(context, 1, 'title', null, 'Wanted');
  insertChange(context, 2, 'title', null, 'Wanted');
  stash.scenes.delete(1);
  await again(context);
  expect(changes(context).map(({ status }) => status)).toEqual(['failed', 'pending']);
});

it('logs what changed with its values: both for scalars, what came and went for lists', async () => {
  const stash = scriptedStash(
    aScene(1)
      .titled('High Tide')
      .with({ tags: [3, 4] }),
  );
  const context = await synced(stash);
  stash.put(
    aScene(1)
      .titled('Low Tide')
      .with({ tags: [4, 5] })
      .updatedAt(later),
  );
  await again(context);
  const row = context.database.get<{ changes: string }>(
    `select changes from sync_log where change_type = 'updated'`,
  );
  expect(JSON.parse(row!.changes)).toEqual([
    { field: 'title', old: 'High Tide', new: 'Low Tide' },
    { field: 'tags', added: [5], removed: [3] },
  ]);
});

it('forgets history beyond its age, but never since when the library is known', async () => {
  const stash = library(3);
  const context = await synced(stash);
  saveSettings(context, { history: { days: 30, rows: 1_000 } });
  stash.put(aScene(1).titled('A').updatedAt(later));
  await again(context);
  context.database.run(`update sync_log set created_at = '2025-12-01T00:00:00.000Z'`);
  stash.put(aScene(2).titled('B').updatedAt(later));
  await again(context);
  expect(context.database.all('select entity_id from sync_log order by id')).toEqual([
    { entity_id: null },
    { entity_id: 2 },
  ]);
});

it('keeps what was written to a deleted scene for as long as its history, and no longer', async () => {
  const stash = library(3);
  const context = await synced(stash);
  const { lastId: run } = context.database.run(
    `insert into runs (kind, scope, status, input, actor, created_at) values ('apply', 'x', 'completed', '{}', 'person', '')`,
  );
  for (const scene of [1, 2])
    context.database.run(
      `insert into applied_values (change_id, plan_id, scene_id, field, action, apply_run_id, value, before, after,
         state, created_at) values (?, 1, ?, 'title', 'set', ?, '"B"', '"A"', '"B"', 'written', '')`,
      [scene, scene, run],
    );
  const kept = () => context.database.all('select scene_id from applied_values order by id');
  stash.scenes.delete(1);
  await again(context);
  expect(kept()).toHaveLength(2);
  context.database.run(`update sync_log set created_at = '2024-01-01T00:00:00.000Z'`);
  await again(context);
  expect(kept()).toEqual([{ scene_id: 2 }]);
});

it('pauses and asks when unusually many scenes are gone, and removes them when the run is resumed', async () => {
  const stash = library(300);
  const context = await synced(stash);
  for (let id = 1; id <= 120; id++) stash.scenes.delete(id);
  const asked = await again(context);
  expect(asked).toMatchObject({
    next: 'paused',
    withErrors: true,
    result: { deletionsHeld: 120, deleted: 0 },
  });
  expect(asked.message).toMatch(/resume it to remove them from StashHog, or cancel it to keep them/);
  const resumed = await again(context, {}, { run: asked.run });
  expect(resumed.next).toBeUndefined();
  expect(resumed.result).toMatchObject({ deleted: 120, deletionsHeld: 0 });
  expect(
    context.database.all(
      'select deletions_asked, deletions_setting, deletions_answer from sync_runs where deletions_asked is not null',
    ),
  ).toEqual([{ deletions_asked: 120, deletions_setting: 'ask', deletions_answer: 'removed' }]);
});

it('asks nobody where the setting has the answer, nor in the middle of a workflow', async () => {
  const stash = library(300);
  const context = await synced(stash);
  for (let id = 1; id <= 120; id++) stash.scenes.delete(id);
  const inWorkflow = await again(context, {}, { mayPause: false });
  expect(inWorkflow.next).toBeUndefined();
  expect(inWorkflow.result).toMatchObject({ deleted: 0, deletionsHeld: 120 });
  saveSettings(context, { largeDeletions: 'keep' });
  expect((await again(context)).result).toMatchObject({ deleted: 0, deletionsHeld: 120 });
  saveSettings(context, { largeDeletions: 'remove' });
  expect((await again(context)).result).toMatchObject({ deleted: 120, deletionsHeld: 0 });
});

it('reads only the kinds it is asked for, and no scene', async () => {
  const stash = library(3);
  const context = await synced(stash);
  stash.asked.length = 0;
  const { result } = await again(context, { entities: ['tags'] });
  expect(stash.asked.map(({ question }) => question)).toEqual(['tags']);
  expect(result).toMatchObject({ type: 'specific', scenes: 0 });
});

it('goes on with a killed full sync at its page', async () => {
  const stash = library(900);
  const context = await synced(stash);
  const killed = aRun(context, 'sync', ({ progressed, cancel }) => {
    if (progressed.at(-1)?.message.startsWith('Reading 500')) cancel();
  });
  await expect(again(context, { mode: 'full' }, { run: killed })).rejects.toThrow('Cancelled.');
  stash.asked.length = 0;
  await again(context, { mode: 'full' });
  const read = stash.asked.filter(({ question }) => question === 'byIds');
  expect(read.flatMap(({ variables }) => variables.ids.map(Number))).toEqual(
    Array.from({ length: 400 }, (_, index) => 501 + index),
  );
});

it('sets aside what was written to a library that was replaced: it can no longer be undone', async () => {
  const stash = library(20);
  const context = await synced(stash);
  const { lastId: run } = context.database.run(
    `insert into runs (kind, scope, status, input, actor, created_at) values ('apply', 'x', 'completed', '{}', 'person', '')`,
  );
  context.database.run(
    `insert into applied_values (change_id, plan_id, scene_id, field, action, apply_run_id, value, before, after,
       state, created_at) values (1, 1, 1, 'title', 'set', ?, '"B"', '"A"', '"B"', 'written', '')`,
    [run],
  );
  for (let id = 1; id <= 20; id++) {
    const other = aScene(id).titled('Another').updatedAt('2024-05-05T05:05:05Z').build();
    stash.scenes.set(id, { ...other, created_at: '2024-05-05T05:05:05Z' });
  }
  const { run: active } = await again(context);
  expect(context.database.get('select state from applied_values')).toEqual({ state: 'set-aside' });
  expect(active.events[0]?.message).toContain('written changes that can no longer be undone here: 1');
});
