import { StashRefused } from '../errors.ts';
import type { FieldValue } from '../plans/change.ts';
import type { StashClient } from '../stash/client.ts';
import {
  type BulkSceneUpdateInput,
  SceneByIdDocument,
  type SceneUpdateInput,
  WriteSceneDocument,
} from '../stash/generated.ts';
import { fromAnswer, type StashScene } from '../stash/scene.ts';
import { isListField, type Spot } from './field-value.ts';

/** One value to bring to `to`: a scalar, or for lists whether the entity is in it. */
export interface Write extends Spot {
  to: FieldValue;
}

/** The scene as Stash has it now; null when Stash has it no more. */
export async function readScene(
  stash: StashClient,
  id: number,
  signal?: AbortSignal,
): Promise<StashScene | null> {
  const { findScene } = await stash.request(SceneByIdDocument, { id: String(id) }, signal ? { signal } : {});
  return findScene ? fromAnswer(findScene) : null;
}

/**
 * Writes to one scene in one request and returns the scene as it is afterwards. Lists are changed by ADD and REMOVE,
 * so that a racing edit survives; of the scalars only those given are sent. Takes no signal: a write that was sent
 * is waited for. When Stash refuses, a part of it may have been done.
 */
export async function writeScene(
  stash: StashClient,
  id: number,
  writes: readonly Write[],
): Promise<StashScene> {
  const add = listInput(id, writes, true);
  const remove = listInput(id, writes, false);
  const set = scalarInput(id, writes);
  const answer = await stash.request(WriteSceneDocument, {
    add: add ?? { ids: [String(id)] },
    hasAdd: add !== null,
    remove: remove ?? { ids: [String(id)] },
    hasRemove: remove !== null,
    set: set ?? { id: String(id) },
    hasSet: set !== null,
  });
  // The parts run in this order; the last one shows the scene as all of them left it.
  const after = answer.set ?? answer.removed?.[0] ?? answer.added?.[0];
  if (!after) throw new StashRefused(`Stash did not show scene ${id} after changing it.`);
  return fromAnswer(after);
}

function listInput(id: number, writes: readonly Write[], into: boolean): BulkSceneUpdateInput | null {
  const input: BulkSceneUpdateInput = { ids: [String(id)] };
  const mode = into ? 'ADD' : 'REMOVE';
  let any = false;
  for (const [field, key] of [
    ['performers', 'performer_ids'],
    ['tags', 'tag_ids'],
  ] as const) {
    const ids = writes
      .filter((write) => write.field === field && write.to === into)
      .map((write) => String(write.value));
    if (ids.length === 0) continue;
    input[key] = { mode, ids };
    any = true;
  }
  return any ? input : null;
}

function scalarInput(id: number, writes: readonly Write[]): SceneUpdateInput | null {
  const scalars = writes.filter((write) => !isListField(write.field));
  if (scalars.length === 0) return null;
  // A field that is not there is left alone; null empties it.
  const fields = scalars.map(({ field, to }) =>
    field === 'studio' ? ['studio_id', to === null ? null : String(to)] : [field, to],
  );
  return { ...(Object.fromEntries(fields) as Omit<SceneUpdateInput, 'id'>), id: String(id) };
}
