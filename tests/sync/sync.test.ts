import { describe, expect, it } from 'vitest';
import { readScenes } from '../../src/store/mirror-scene-reads.ts';
import { readEntities } from '../../src/store/mirror-entities.ts';
import { fromAnswer } from '../../src/stash/scene.ts';
import { sync, type SyncInput } from '../../src/sync/sync.ts';
import { aScene } from '../support/a-scene.ts';
import { aRun, domainContext, type DomainContext } from '../support/domain.ts';
import { aPerformer, aStudio, aTag, scriptedStash, type ScriptedStash } from '../support/scripted-stash.ts';

const quick: SyncInput = { mode: 'incremental', confirmDeletions: false };

function many(from: number, to: number) {
  return Array.from({ length: to - from + 1 }, (_, index) => aScene(from + index));
}

/** A mirror that already holds what Stash has. */
async function synced(stash: ScriptedStash): Promise<DomainContext> {
  const context = domainContext(stash);
  await sync(context, aRun(context), quick, { backOffMs: [] });
  stash.asked.length = 0;
  return context;
}

async function again(context: DomainContext, input: Partial<SyncInput> = {}) {
  const run = aRun(context);
  return { run, ...(await sync(context, run, { ...quick, ...input }, { backOffMs: [0, 0] })) };
}

function mirrored(context: DomainContext): number[] {
  return context.database.all<{ id: number }>('select id from mirror.scenes order by id').map(({ id }) => id);
}

function log(context: DomainContext, syncRun: number) {
  return context.database.all<{
    entity_type: string;
    entity_id: number | null;
    change_type: string;
    changed_fields: string | null;
  }>(
    'select entity_type, entity_id, change_type, changed_fields from sync_log where sync_run_id = ? order by id',
    [syncRun],
  );
}

describe('the first sync', () => {
  it('copies scenes, files, lists, performers, tags and studios', async () => {
    const stash = scriptedStash(
      aScene(3)
        .titled('Low Tide')
        .at('/library/Kitemoor/low tide.mp4')
        .by(2)
        .with({ performers: [5, 4], tags: [8] }),
      aScene(9),
    );
    stash.performers.push(aPerformer(4, 'Edda Strombacher', ['Eddy']), aPerformer(5, 'Ivo Radomirski'));
    stash.studios.push(aStudio(1, 'Kitemoor'), aStudio(2, 'Kitemoor Yard', ['KY'], 1));
    stash.tags.push(aTag(8, 'outdoors', ['open air'], [7]), aTag(7, 'place'));
    const context = await synced(stash);

    const scenes = readScenes(context.database, [3, 9]);
    expect([...scenes.values()]).toEqual([...stash.scenes.values()].map(fromAnswer));
    expect(scenes.get(3)).toMatchObject({
      title: 'Low Tide',
      studioId: 2,
      performerIds: [4, 5],
      tagIds: [8],
    });
    expect(scenes.get(9)).toMatchObject({ title: null, studioId: null });
    expect(readEntities(context.database, 'performers').map(({ name, aliases }) => [name, aliases])).toEqual([
      ['Edda Strombacher', ['Eddy']],
      ['Ivo Radomirski', []],
    ]);
    expect(readEntities(context.database, 'studios')[1]).toMatchObject({ aliases: ['KY'], parentIds: [1] });
    expect(readEntities(context.database, 'tags')[1]).toMatchObject({
      aliases: ['open air'],
      parentIds: [7],
    });
  });

  it('logs one row for everything, and its counts', async () => {
    const context = domainContext(scriptedStash(...many(1, 600)));
    const { result, message } = await again(context);
    expect(log(context, result.syncRun)).toEqual([
      { entity_type: 'scene', entity_id: null, change_type: 'created', changed_fields: null },
    ]);
    expect(result).toMatchObject({ type: 'full', scenes: 600, created: 600 });
    expect(message).toBe('Compared 600 scenes: 600 new.');
    expect(
      context.database.get(
        'select sync_type, status, items_synced, items_created, error_message from sync_runs',
      ),
    ).toEqual({
      sync_type: 'full',
      status: 'completed',
      items_synced: 600,
      items_created: 600,
      error_message: null,
    });
  });

  it('goes on where a cancelled one stopped, still as the first', async () => {
    const stash = scriptedStash(...many(1, 900));
    const context = domainContext(stash);
    const run = aRun(context, 'sync', ({ progressed, cancel }) => {
      if (progressed.at(-1)?.message.startsWith('Reading 500')) cancel();
    });
    await expect(sync(context, run, quick)).rejects.toThrow('Cancelled.');
    expect(mirrored(context)).toHaveLength(500);
    expect(context.database.get('select status from sync_runs')).toEqual({ status: 'cancelled' });

    const { result } = await again(context);
    expect(mirrored(context)).toHaveLength(900);
    expect(result).toMatchObject({ type: 'full', created: 400 });
    expect(log(context, result.syncRun)).toHaveLength(1);
  });
});

describe('the record of a sync', () => {
  it('is closed by the next one when its process was killed', async () => {
    const context = domainContext(scriptedStash(aScene(1)));
    const dead = aRun(context);
    context.database.run(
      `insert into sync_runs (run_id, sync_type, status, started_at) values (?, 'full', 'running', '')`,
      [dead.id],
    );
    context.database.run(`update runs set status = 'failed' where id = ?`, [dead.id]);
    await again(context);
    expect(context.database.all('select status, error_message from sync_runs order by id')).toEqual([
      { status: 'failed', error_message: 'Was stopped from outside.' },
      { status: 'completed', error_message: null },
    ]);
  });

  it('names single scenes from the second sync on, also after a first one that one broken scene spoiled', async () => {
    const stash = scriptedStash(...many(1, 4));
    const context = domainContext(stash);
    stash.breaks('byIds', (answer, { ids }) => (ids.includes('3') ? 'converting NULL to int' : answer));
    expect((await again(context)).withErrors).toBe(true);
    stash.mend();
    const { result } = await again(context);
    expect(result.type).toBe('incremental');
    expect(log(context, result.syncRun)).toEqual([
      { entity_type: 'scene', entity_id: 3, change_type: 'created', changed_fields: null },
    ]);
  });
});

describe('an incremental sync', () => {
  it('logs what was created, changed and deleted, and reads nothing else', async () => {
    const stash = scriptedStash(...many(1, 10));
    const context = await synced(stash);
    stash.put(aScene(11), aScene(4).titled('Renamed').by(3).updatedAt('2026-03-01T12:00:00+01:00'));
    stash.scenes.delete(7);

    const { result, message } = await again(context);
    expect(message).toBe('Compared 10 scenes: 1 new, 1 changed, 1 deleted.');
    expect(result).toMatchObject({ createdScenes: [11], updatedScenes: [4], unchanged: 8 });
    expect(log(context, result.syncRun)).toEqual([
      { entity_type: 'scene', entity_id: 4, change_type: 'updated', changed_fields: '["title","studio"]' },
      { entity_type: 'scene', entity_id: 11, change_type: 'created', changed_fields: null },
      { entity_type: 'scene', entity_id: 7, change_type: 'deleted', changed_fields: null },
    ]);
    expect(
      stash.asked.filter(({ question }) => question === 'byIds').map(({ variables }) => variables.ids),
    ).toEqual([['4', '11']]);
    expect(mirrored(context)).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 11]);
  });

  it('writes and reads nothing more when nothing changed', async () => {
    const stash = scriptedStash(...many(1, 10));
    const context = await synced(stash);
    const { result, message } = await again(context);
    expect(message).toBe('Compared 10 scenes: nothing changed.');
    expect(stash.asked.map(({ question }) => question)).toEqual(['sweep', 'performers', 'tags', 'studios']);
    expect(log(context, result.syncRun)).toEqual([]);
    expect(context.published).toHaveLength(1);
  });

  it('counts a scene that was only touched as unchanged, and does not read it a third time', async () => {
    const stash = scriptedStash(...many(1, 3));
    const context = await synced(stash);
    stash.put(aScene(2).updatedAt('2026-03-01T12:00:00+01:00'));
    expect((await again(context)).result).toMatchObject({ updated: 0, unchanged: 3 });
    stash.asked.length = 0;
    await again(context);
    expect(stash.asked.some(({ question }) => question === 'byIds')).toBe(false);
  });

  it('compares timestamps as text, so that a clock set back is a change as well', async () => {
    const stash = scriptedStash(aScene(1));
    const context = await synced(stash);
    stash.put(aScene(1).titled('Older').updatedAt('2020-01-01T00:00:00+01:00'));
    expect((await again(context)).result.updatedScenes).toEqual([1]);
  });

  it('logs performers, tags and studios that were renamed, made or deleted', async () => {
    const stash = scriptedStash(aScene(1));
    stash.performers.push(aPerformer(1, 'Edda Strombacher'), aPerformer(2, 'Ivo Radomirski'));
    stash.studios.push(aStudio(1, 'Kitemoor'));
    const context = await synced(stash);
    stash.performers.splice(0, 2, aPerformer(1, 'Edda Strombach'), aPerformer(3, 'Noor Almesqui'));
    stash.studios.push(aStudio(2, 'Hexaline'));
    const { result } = await again(context);
    expect(log(context, result.syncRun)).toEqual([
      { entity_type: 'performer', entity_id: 1, change_type: 'updated', changed_fields: '["name"]' },
      { entity_type: 'performer', entity_id: 3, change_type: 'created', changed_fields: null },
      { entity_type: 'performer', entity_id: 2, change_type: 'deleted', changed_fields: null },
      { entity_type: 'studio', entity_id: 2, change_type: 'created', changed_fields: null },
    ]);
  });
});

describe('a full sync', () => {
  it('finds what moves no timestamp: a renamed file', async () => {
    const stash = scriptedStash(...many(1, 5));
    const context = await synced(stash);
    stash.put(aScene(2).at('/library/renamed.mp4'));
    expect((await again(context)).result.updated).toBe(0);
    const { result } = await again(context, { mode: 'full' });
    expect(log(context, result.syncRun)).toEqual([
      { entity_type: 'scene', entity_id: 2, change_type: 'updated', changed_fields: '["files"]' },
    ]);
    expect(result.unchanged).toBe(4);
  });
});

describe('a sync of given scenes', () => {
  it('reads them again and logs unchanged ones as skipped', async () => {
    const stash = scriptedStash(...many(1, 5));
    const context = await synced(stash);
    stash.put(aScene(2).at('/library/renamed.mp4'), aScene(6));
    const { result, run } = await again(context, { scenes: [1, 2, 6] });
    expect(log(context, result.syncRun)).toEqual([
      { entity_type: 'scene', entity_id: 1, change_type: 'skipped', changed_fields: null },
      { entity_type: 'scene', entity_id: 2, change_type: 'updated', changed_fields: '["files"]' },
      { entity_type: 'scene', entity_id: 6, change_type: 'created', changed_fields: null },
    ]);
    expect([...run.ended.keys()]).toEqual([1, 2, 6]);
    expect(result.type).toBe('specific');
  });

  it('deletes one that Stash says is gone, and keeps one that Stash only refuses to show', async () => {
    const stash = scriptedStash(...many(1, 5));
    const context = await synced(stash);
    stash.scenes.delete(3);
    stash.breaks('byIds', (answer, { ids }) => (ids.includes('4') ? 'scene with id 4 not found' : answer));
    const { result } = await again(context, { scenes: [3, 4, 5] });
    expect(mirrored(context)).toEqual([1, 2, 4, 5]);
    expect(result).toMatchObject({ deleted: 1, failed: 1 });
  });
});
