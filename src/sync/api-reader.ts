import type { Context } from '../context.ts';
import type { LibraryReader } from '../stash/library-reader.ts';
import type { PatientStash } from './ask-stash.ts';
import { compareScenes } from './compare-scenes.ts';
import { readEntitiesOfKind } from './read-entities.ts';
import { readScenesByIds } from './read-scenes.ts';

/** Reads through Stash's API: works everywhere, and sees what moves a timestamp. */
export function apiReader(context: Pick<Context, 'database'>, ask: PatientStash): LibraryReader {
  return {
    name: 'api',
    compareScenes: (run, { all }) => compareScenes(context, ask, run, all),
    readScenes: (ids) => readScenesByIds(ask, ids),
    readEntities: (kind, run, options, use) => readEntitiesOfKind(context, ask, run, kind, options, use),
    close() {},
  };
}
