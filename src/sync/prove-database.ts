import type { Context } from '../context.ts';
import { Cancelled, readableMessage } from '../errors.ts';
import type { ActiveRun } from '../runs/active-run.ts';
import { entityKinds } from '../stash/entity.ts';
import { apiReader } from './api-reader.ts';
import type { PatientStash } from './ask-stash.ts';
import { differenceInSample, distrustDatabase, findDatabase, storeDatabaseProof } from './choose-reader.ts';

/** So many scenes may have been edited while the API was read; they are compared one by one. */
const mostMoved = 200;

/**
 * After all of the library was read through the API: does Stash's database file say the same, in everything? True stores
 * the proof that lets the database reader be used, false takes it away; null: there is no file to read.
 */
export async function proveDatabase(
  context: Context,
  ask: PatientStash,
  run: ActiveRun,
): Promise<boolean | null> {
  if (!context.openDatabaseReader) return null;
  try {
    const file = await findDatabase(ask);
    const reader = context.openDatabaseReader(file);
    try {
      const found = await reader.compareScenes(run, { all: false });
      const moved = [...found.created, ...found.changed, ...found.missing];
      const api = apiReader(context, ask);
      let difference: string | null = null;
      if (moved.length > mostMoved) difference = `${moved.length} scenes differ`;
      else if (moved.length > 0) difference = await differenceInSample(context, api, reader, moved);
      for (const kind of entityKinds) {
        const names: string[] = [];
        const { gone } = await reader.readEntities(kind, run, { all: false }, (some) => {
          names.push(...some.map(({ id }) => String(id)));
        });
        if (names.length + gone.length > 0)
          difference ??= `${kind} ${[...names, ...gone].slice(0, 5).join(', ')}`;
      }
      if (difference !== null) {
        distrustDatabase(context, run, difference);
        return false;
      }
    } finally {
      reader.close();
    }
    storeDatabaseProof(context, file);
    run.event(
      'info',
      "Stash's database file agrees with its API in everything; it is read directly from now on.",
    );
    return true;
  } catch (error) {
    if (error instanceof Cancelled || run.signal.aborted) throw error;
    run.event('info', `Stash's database file cannot be read (${readableMessage(error)}); the API is.`);
    return null;
  }
}
