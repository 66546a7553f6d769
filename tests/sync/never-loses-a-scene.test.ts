import { describe, expect, it } from 'vitest';
import { StashUnreachable } from '../../src/errors.ts';
import { sync, type SyncInput } from '../../src/sync/sync.ts';
import { aScene } from '../support/a-scene.ts';
import { aRun, domainContext, type DomainContext } from '../support/domain.ts';
import { aPerformer, scriptedStash, type Fault, type ScriptedStash } from '../support/scripted-stash.ts';

const library = 300;

async function synced(stash: ScriptedStash): Promise<DomainContext> {
  const context = domainContext(stash);
  await sync(context, aRun(context), { mode: 'incremental', confirmDeletions: false });
  stash.asked.length = 0;
  return context;
}

function fresh(size = library): ScriptedStash {
  return scriptedStash(...Array.from({ length: size }, (_, index) => aScene(index + 1)));
}

async function again(context: DomainContext, input: Partial<SyncInput> = {}) {
  const run = aRun(context);
  const outcome = await sync(
    context,
    run,
    { mode: 'incremental', confirmDeletions: false, ...input },
    { backOffMs: [0, 0] },
  );
  return { run, ...outcome };
}

function mirrored(context: DomainContext): number {
  return context.database.get<{ n: number }>('select count(*) as n from mirror.scenes')!.n;
}

const faults: Record<string, Fault> = {
  short: (answer) => void answer.findScenes.scenes.splice(100, 150),
  'cut at the end': (answer) => void answer.findScenes.scenes.splice(200),
  empty: (answer) => void (answer.findScenes.scenes = []),
  'empty, with a count that agrees': (answer) => void (answer.findScenes = { count: 0, scenes: [] }),
  'short, with a count that agrees': (answer, { perPage }) => {
    if (perPage === 0) return;
    answer.findScenes.scenes.splice(250);
    answer.findScenes.count = answer.findScenes.scenes.length;
  },
  'counted too high': (answer) => void answer.findScenes.count++,
  'counted too low': (answer) => void answer.findScenes.count--,
  repeated: (answer, { after }) => {
    if (after > 0) answer.findScenes.scenes = [{ id: '1', updated_at: 'x' }];
    else answer.findScenes.scenes[299] = answer.findScenes.scenes[0];
  },
  'out of order': (answer) => void answer.findScenes.scenes.reverse(),
};

describe.each(Object.entries(faults))('a sweep whose answers are %s', (_, fault) => {
  it.each(['incremental', 'full'] as const)('loses no scene (%s)', async (mode) => {
    const stash = fresh();
    const context = await synced(stash);
    stash.breaks('sweep', fault);
    const { withErrors, result, message } = await again(context, { mode });
    expect(mirrored(context)).toBe(library);
    expect(result.deleted).toBe(0);
    expect(withErrors).toBe(true);
    expect(message).toMatch(/run Sync|Remove them from the mirror/);
  });

  it('is healed by asking again when only one answer was wrong', async () => {
    const stash = fresh();
    const context = await synced(stash);
    stash.scenes.delete(150);
    stash.put(aScene(301));
    stash.breaks('sweep', (answer, variables, nth) => (nth === 1 ? fault(answer, variables, nth) : answer));
    await again(context);
    stash.mend();
    await again(context);
    expect(mirrored(context)).toBe(library);
    expect(context.database.get('select 1 from mirror.scenes where id = 150')).toBeUndefined();
  });
});

describe('many scenes gone', () => {
  it('are kept and named until a person confirms', async () => {
    const stash = fresh(1000);
    const context = await synced(stash);
    for (let id = 1; id <= 101; id++) stash.scenes.delete(id);
    const held = await again(context);
    expect(held.withErrors).toBe(true);
    expect(held.message).toContain('101 of 1000 scenes are no longer in Stash');
    expect(held.message).toContain('“Remove them from the mirror” on the page of this run');
    expect(held.result).toMatchObject({ deletionsHeld: 101, deleted: 0 });
    expect(held.result.heldScenes).toHaveLength(101);
    expect(mirrored(context)).toBe(1000);

    const confirmed = await again(context, { confirmDeletions: true });
    expect(confirmed.result).toMatchObject({ deletionsHeld: 0, deleted: 101 });
    expect(confirmed.withErrors).toBe(false);
    expect(mirrored(context)).toBe(899);
  });

  it('are deleted at once when they are 100, or few of many', async () => {
    const stash = fresh(1000);
    const context = await synced(stash);
    for (let id = 1; id <= 100; id++) stash.scenes.delete(id);
    expect((await again(context)).result.deleted).toBe(100);
  });

  it('are kept when Stash shows no scene at all, however small the library', async () => {
    const stash = fresh(20);
    const context = await synced(stash);
    stash.scenes.clear();
    expect((await again(context)).result).toMatchObject({ deleted: 0, deletionsHeld: 20 });
    expect(mirrored(context)).toBe(20);
    expect((await again(context, { confirmDeletions: true })).result.deleted).toBe(20);
  });
});

describe('while Stash changes under the sync', () => {
  it('a scene deleted between sweep and read is not read, and goes', async () => {
    const stash = fresh(10);
    const context = await synced(stash);
    for (const id of [3, 4, 5]) stash.put(aScene(id).titled('new').updatedAt('2026-03-02T10:00:00+01:00'));
    stash.breaks('byIds', (answer, variables, nth) => {
      if (nth > 1) return answer;
      stash.scenes.delete(4);
      return 'scene with id 4 not found';
    });
    const { result, withErrors } = await again(context);
    expect(result).toMatchObject({ updatedScenes: [3, 5], deleted: 1, failed: 0 });
    expect(withErrors).toBe(false);
  });

  it('one broken scene is named and skipped; the others are read', async () => {
    const stash = fresh(10);
    const context = await synced(stash);
    for (const id of [3, 4, 5]) stash.put(aScene(id).titled('new').updatedAt('2026-03-02T10:00:00+01:00'));
    stash.breaks('byIds', (answer, { ids }) => (ids.includes('4') ? 'converting NULL to int' : answer));
    const { result, withErrors, run } = await again(context);
    expect(result).toMatchObject({ updatedScenes: [3, 5], failed: 1 });
    expect(withErrors).toBe(true);
    expect(run.events).toContainEqual({
      level: 'warning',
      message: 'Scene 4 could not be read: converting NULL to int',
    });
    expect(
      context.database.get(`select entity_id, error_message from sync_log where change_type = 'failed'`),
    ).toEqual({ entity_id: 4, error_message: 'converting NULL to int' });
  });

  it('a scene that is left out of an answer fails by name and stays', async () => {
    const stash = fresh(10);
    const context = await synced(stash);
    stash.breaks('byIds', (answer) => void answer.findScenes.scenes.pop());
    const { result } = await again(context, { mode: 'full' });
    expect(result).toMatchObject({ failed: 1, deleted: 0 });
    expect(mirrored(context)).toBe(10);
  });
});

describe('a list of performers that does not add up', () => {
  it.each<[string, Fault]>([
    ['short', (answer) => void answer.findPerformers.performers.pop()],
    ['empty', (answer) => void (answer.findPerformers = { count: 0, performers: [] })],
    [
      'repeated',
      (answer) => void (answer.findPerformers.performers[1] = answer.findPerformers.performers[0]),
    ],
  ])('deletes nobody when it is %s', async (_, fault) => {
    const stash = fresh(1);
    stash.performers.push(aPerformer(1, 'Edda Strombacher'), aPerformer(2, 'Ivo Radomirski'));
    const context = await synced(stash);
    stash.breaks('performers', fault);
    const { withErrors } = await again(context);
    expect(withErrors).toBe(true);
    expect(context.database.all('select 1 from mirror.performers')).toHaveLength(2);
  });
});

describe('a Stash that goes away', () => {
  it('is asked again and the sync goes on', async () => {
    const stash = fresh(10);
    const context = await synced(stash);
    stash.breaks('all', (answer, _, nth) => {
      if (nth === 1) throw new StashUnreachable('connection refused');
      return answer;
    });
    expect((await again(context)).withErrors).toBe(false);
  });

  it('ends the sync with a sentence when it stays away, and keeps what was read', async () => {
    const stash = fresh(600);
    const context = domainContext(stash);
    stash.breaks('byIds', (answer, _, nth) => {
      if (nth > 1) throw new StashUnreachable('connection refused');
      return answer;
    });
    await expect(again(context)).rejects.toThrow(/Stash did not answer \(3 attempts\).*start the sync again/);
    expect(mirrored(context)).toBe(250);
    expect(context.database.get('select status, items_created from sync_runs')).toEqual({
      status: 'failed',
      items_created: 250,
    });
  });
});

describe('another library behind the same address', () => {
  it('empties the mirror, cancels open plans and is read from the start', async () => {
    const stash = fresh(50);
    const context = await synced(stash);
    context.database.run(
      `insert into plans (name, status, created_at, updated_at) values ('old', 'reviewing', '', ''), ('done', 'applied', '', '')`,
    );
    for (let id = 1; id <= 50; id++) {
      const other = aScene(id).titled('Another').updatedAt('2024-05-05T05:05:05Z').build();
      stash.scenes.set(id, { ...other, created_at: '2024-05-05T05:05:05Z' });
    }
    const { result, run } = await again(context);
    expect(result.created).toBe(50);
    expect(run.events[0]?.message).toMatch(/another library.*open plans cancelled: 1/);
    expect(context.database.all<{ status: string }>('select status from plans').map((p) => p.status)).toEqual(
      ['cancelled', 'applied'],
    );
  });

  it('is not seen in the same library after its time zone moved', async () => {
    const stash = fresh(50);
    const context = await synced(stash);
    for (const scene of stash.scenes.values()) {
      scene.created_at = scene.created_at.replace('T08:', 'T07:').replace('+01:00', 'Z');
      scene.updated_at = '2026-02-01T09:00:00Z';
    }
    expect((await again(context)).result).toMatchObject({ created: 0, updated: 0, unchanged: 50 });
  });
});
