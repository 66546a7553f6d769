import { renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseReaders } from '../../plugin/readers/database-reader.ts';
import type { StashClient } from '../../src/stash/client.ts';
import { readFact } from '../../src/store/mirror-facts.ts';
import { saveSettings } from '../../src/settings/save-settings.ts';
import { sync, type SyncInput } from '../../src/sync/sync.ts';
import { verify } from '../../src/sync/verify.ts';
import type { FakeStash } from '../fake-stash/start.ts';
import { aRun, domainContext, type DomainContext } from '../support/domain.ts';
import { stashOfLibrary } from '../support/stash-of-library.ts';

let stash: FakeStash;
let client: StashClient;

beforeEach(async () => {
  ({ stash, client } = await stashOfLibrary(120));
});
afterEach(() => stash.close());

function contextFor(): DomainContext {
  const context = domainContext(client);
  const folder = { config: stash.folder, store: context.folder };
  context.openDatabaseReader = databaseReaders(context.database, folder);
  return context;
}

async function run(context: DomainContext, input: Partial<SyncInput> = {}) {
  const active = aRun(context);
  const outcome = await sync(context, active, { mode: 'incremental', confirmDeletions: false, ...input });
  return { ...outcome, said: active.events.map(({ message }) => message).join('\n') };
}

describe('left to itself', () => {
  it('is used from the second sync on, after all of it agreed with the API', async () => {
    const context = contextFor();
    const first = await run(context);
    expect(first.result.reader).toBe('api');
    expect(first.said).toContain('agrees with its API in everything');
    stash.library.run(`update files set size = size + 1 where id = 1`);
    const second = await run(context);
    expect(second.result).toMatchObject({ reader: 'database', updated: 1 });
    expect(context.database.get('select reader from sync_runs order by id desc limit 1')).toEqual({
      reader: 'database',
    });
  });

  it('is off after it said something else than the API, until a Verify of everything agrees', async () => {
    const context = contextFor();
    await run(context);
    // Another file in the place that Stash names: its own goes on under another name.
    const honest = client.request;
    client.request = async (document, variables, options) => {
      const answer: any = await honest(document, variables, options);
      for (const scene of answer.findScenes?.scenes ?? []) if ('title' in scene) scene.title = 'Elsewhere';
      return answer;
    };
    const doubted = await run(context);
    expect(doubted.result.reader).toBe('api');
    expect(doubted.said).toMatch(/do not agree \(scene \d+: title\).*run Verify/);
    expect(readFact(context.database, 'database-proof')).toBeNull();

    client.request = honest;
    expect((await run(context)).result.reader).toBe('api');
    const verified = await verify(context, aRun(context), { all: true, sample: 10 });
    expect(verified.message).toContain('The database file agrees.');
    expect((await run(context)).result.reader).toBe('database');
  });

  it('is not used where the setting says so', async () => {
    const context = contextFor();
    saveSettings(context, { reader: 'api' });
    await run(context);
    expect((await run(context)).result.reader).toBe('api');
  });
});

describe('a file that cannot be read', () => {
  it.each([
    [
      'lacks a column',
      () => stash.library.db.exec('alter table files rename column size to bytes'),
      'files has no column size',
    ],
    [
      'has a column of another type',
      () =>
        stash.library.db.exec(
          'alter table folders rename to old; create table folders (id integer, path blob)',
        ),
      'folders.path is declared as "BLOB"',
    ],
    [
      'has another schema than Stash says',
      () => stash.library.run('update schema_migrations set version = 99'),
      /has schema 99, but Stash says it uses \d+/,
    ],
  ])('because it %s is named, and the API is read', async (_, spoil, reason) => {
    const context = contextFor();
    const open = context.openDatabaseReader!;
    let said = '';
    const path = stash.library.path;
    const schema = stash.library.schemaVersion;
    spoil();
    try {
      open({ path, schema }).close();
    } catch (error) {
      said = (error as Error).message;
    }
    expect(said).toMatch(reason);
  });

  it('because it is not there, or not at that place, is no reason to stop', async () => {
    const context = contextFor();
    const file = stash.library.path;
    renameSync(file, `${file}.away`);
    try {
      const { result, said } = await run(context, { reader: 'database' });
      expect(result).toMatchObject({ reader: 'api', created: 120 });
      expect(said).toContain('cannot be read from here');
    } finally {
      renameSync(`${file}.away`, file);
    }
  });

  it('because somebody holds it locked in the middle is read through the API', async () => {
    const context = contextFor();
    await run(context);
    const open = context.openDatabaseReader!;
    context.openDatabaseReader = (file) => {
      const reader = open(file);
      return {
        ...reader,
        compareScenes: () => Promise.reject(new Error('database is locked')),
      };
    };
    const { result, said } = await run(context, { reader: 'database' });
    expect(said).toContain('could not be read to the end (database is locked); going on through the API');
    expect(result.reader).toBe('api');
    expect(context.database.get('select reader, status from sync_runs order by id desc limit 1')).toEqual({
      reader: 'api',
      status: 'completed',
    });
  });
});

it('never writes to the file, and holds up nobody who does', async () => {
  const context = contextFor();
  await run(context, { reader: 'database' });
  const other = new DatabaseSync(stash.library.path, { timeout: 0 });
  const open = context.openDatabaseReader!;
  let wrote = 0;
  context.openDatabaseReader = (file) => {
    const reader = open(file);
    return {
      ...reader,
      async compareScenes(active, options) {
        const found = reader.compareScenes(
          {
            ...active,
            progress() {
              // In the middle of the snapshot, without waiting for any lock.
              if (wrote++ === 0) other.exec(`update scenes set title = 'Written meanwhile' where id = 3`);
            },
          },
          options,
        );
        return found;
      },
    };
  };
  const { result } = await run(context, { reader: 'database' });
  expect(wrote).toBeGreaterThan(0);
  // Seen as moved and compared once more.
  expect(result.updatedScenes).toEqual([3]);
  const reader = open({ path: stash.library.path, schema: stash.library.schemaVersion });
  expect(() => context.database.script(`update stash.scenes set title = 'x'`)).toThrow(/readonly/);
  reader.close();
  other.close();
});
