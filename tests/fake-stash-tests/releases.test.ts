import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { startFakeStash } from '../fake-stash/start.ts';
import { stashForTest } from '../contract/stash-for-test.ts';
import { ask } from '../contract/support/ask.ts';

const columns = (path: string, table: string): string[] => {
  const db = new DatabaseSync(path, { readOnly: true });
  const names = db
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => String(name));
  db.close();
  return names;
};

describe('the database of a release', () => {
  it.each([
    ['v0.28', 72],
    ['v0.29', 72],
    ['v0.30', 75],
  ] as const)('%s has the tables and columns of schema %i', async (release, schema) => {
    const stash = await stashForTest({ release, scenes: 5 });
    const { systemStatus } = (await ask(stash, '{ systemStatus { databaseSchema databasePath } }')).data;
    expect(systemStatus.databaseSchema).toBe(schema);
    const path = systemStatus.databasePath as string;
    expect(columns(path, 'studios').includes('url')).toBe(schema < 73);
    expect(columns(path, 'studio_urls')).toHaveLength(schema < 73 ? 0 : 3);
    expect(columns(path, 'tag_stash_ids')).toHaveLength(schema < 74 ? 0 : 4);
    expect(columns(path, 'scenes').includes('date_precision')).toBe(schema >= 75);
    expect(columns(path, 'performers').filter((name) => name.endsWith('_precision'))).toHaveLength(
      schema < 75 ? 0 : 2,
    );
    await stash.close();
  });

  it('keeps a studio’s address through the API, wherever the schema has it', async () => {
    for (const release of ['v0.28', 'v0.30'] as const) {
      const stash = await stashForTest({ release });
      const document =
        'mutation { studioCreate(input: { name: "Kelp Bay", url: "https://kelp.example" }) { id url } }';
      expect((await ask(stash, document)).data.studioCreate.url).toBe('https://kelp.example');
      await stash.close();
    }
  });

  it('is migrated by a newer release, and opened by no older one', async () => {
    const stash = await stashForTest({ release: 'v0.28', scenes: 20 });
    await ask(
      stash,
      'mutation { studioCreate(input: { name: "Kelp Bay", url: "https://kelp.example" }) { id } }',
    );
    const { folder } = stash;
    const stop = stash.library;
    stop.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const newer = await startFakeStash({ folder, release: 'v0.30', quiet: true });
    const { findStudios } = (
      await ask(newer, '{ findStudios(filter: { q: "Kelp Bay" }) { studios { urls } } }')
    ).data;
    expect(findStudios.studios).toEqual([{ urls: ['https://kelp.example'] }]);
    await newer.close();
    await expect(startFakeStash({ folder, release: 'v0.29', quiet: true })).rejects.toThrow(
      'The library has schema 75, this release knows 72',
    );
    await stash.close();
  });
});
