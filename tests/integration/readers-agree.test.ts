import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseReaders } from '../../plugin/readers/database-reader.ts';
import type { StashClient } from '../../src/stash/client.ts';
import { sync, type SyncInput } from '../../src/sync/sync.ts';
import type { FakeStash } from '../fake-stash/start.ts';
import { aRun, domainContext, type DomainContext } from '../support/domain.ts';
import { anEdit, perform } from '../support/library-edits.ts';
import { mirrorRows } from '../support/mirror-rows.ts';
import { stashOfLibrary } from '../support/stash-of-library.ts';

let stash: FakeStash;
let client: StashClient;

beforeAll(async () => {
  ({ stash, client } = await stashOfLibrary(300));
});
afterAll(() => stash.close());

function contextFor(): DomainContext {
  const context = domainContext(client);
  context.openDatabaseReader = databaseReaders(context.database, {
    config: stash.folder,
    store: context.folder,
  });
  return context;
}

async function run(context: DomainContext, input: Partial<SyncInput>) {
  const active = aRun(context);
  const outcome = await sync(context, active, { mode: 'incremental', confirmDeletions: true, ...input });
  return { ...outcome, events: active.events };
}

it('leads both readers to the same mirror, whatever happened to the library', async () => {
  const [byApi, byFile] = [contextFor(), contextFor()];
  await run(byApi, { reader: 'api' });
  const first = await run(byFile, { reader: 'database' });
  expect(first.result).toMatchObject({ reader: 'database', created: 300, failed: 0 });
  expect(mirrorRows(byFile.database)).toEqual(mirrorRows(byApi.database));

  await fc.assert(
    fc.asyncProperty(fc.array(anEdit, { minLength: 1, maxLength: 25 }), async (edits) => {
      for (const edit of edits) perform(stash.library, edit);
      const api = await run(byApi, { mode: 'full', reader: 'api' });
      const file = await run(byFile, { reader: 'database' });
      expect(file.result.reader).toBe('database');
      expect(mirrorRows(byFile.database)).toEqual(mirrorRows(byApi.database));
      // Not only the same mirror: the same is said of how it came about.
      expect(file.result.updatedScenes).toEqual(api.result.updatedScenes);
      expect(file.result.createdScenes).toEqual(api.result.createdScenes);
      const again = await run(byFile, { reader: 'database' });
      expect(again.result).toMatchObject({ created: 0, updated: 0, deleted: 0 });
    }),
    { numRuns: 40 },
  );
}, 120_000);
