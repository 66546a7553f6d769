import { openDB, type IDBPDatabase } from 'idb';
import type { SceneState } from './scene-states.ts';

const store = 'scene-states';

/** States of earlier page loads in IndexedDB. Every failure means: nothing is remembered (private windows, no space). */
export function rememberedStates(databaseName: string) {
  let opening: Promise<IDBPDatabase> | undefined;
  const open = () =>
    (opening ??= openDB(databaseName, 1, {
      upgrade: (database) => void database.createObjectStore(store, { keyPath: 'id' }),
    }));

  return {
    async recall(ids: readonly number[]): Promise<readonly SceneState[]> {
      try {
        const { store: states } = (await open()).transaction(store);
        const found = await Promise.all(ids.map((id) => states.get(id) as Promise<SceneState | undefined>));
        return found.filter((state) => state !== undefined);
      } catch {
        return [];
      }
    },

    /** Scenes without anything to show are taken out, so the database stays as small as the work at hand. */
    remember(states: readonly SceneState[]): void {
      void (async () => {
        try {
          const transaction = (await open()).transaction(store, 'readwrite');
          for (const state of states)
            void (hasBadge(state) ? transaction.store.put(state) : transaction.store.delete(state.id)).catch(
              () => {},
            );
          await transaction.done;
        } catch {
          // See above.
        }
      })();
    },
  };
}

function hasBadge(state: SceneState): boolean {
  return state.run !== null || state.pendingChanges > 0 || state.needsResync;
}
