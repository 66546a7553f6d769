import type { ActiveRun } from '../runs/active-run.ts';
import type { EntityKind, StashEntity } from './entity.ts';
import type { StashScene } from './scene.ts';

export type ReaderName = 'api' | 'database';

/** How the mirror is filled. Two implementations that must lead to the same mirror. */
export interface LibraryReader {
  readonly name: ReaderName;
  /** Compares all of Stash with the mirror. `all`: every id is wanted, to read each scene again. */
  compareScenes(run: ActiveRun, options: { all: boolean }): Promise<Comparison>;
  /** Scenes with everything; never throws for a single one. */
  readScenes(ids: readonly number[]): Promise<ReadScenes>;
  /** Hands over performers, tags or studios that may differ from the mirror, in pieces, and says which are gone. */
  readEntities(
    kind: EntityKind,
    run: ActiveRun,
    options: { all: boolean },
    use: (entities: StashEntity[]) => void,
  ): Promise<ReadEntities>;
  /**
   * Puts scenes that the mirror lacks straight into it, inside the caller's transaction; answers how many were there.
   * Absent: they have to be read.
   */
  copyScenes?: (ids: readonly number[], syncedAt: string) => number;
  /** Stash wrote something since the last comparison began; absent where nobody can tell. */
  moved?: () => boolean;
  close(): void;
}

/** What a comparison found, as ids in ascending order. */
export interface Comparison {
  /** Scenes of Stash. */
  total: number;
  /** Scenes of the mirror before. */
  mirrored: number;
  created: number[];
  /** Something differs: the timestamp for the API reader, anything at all for the database reader. */
  changed: number[];
  unchanged: number;
  /** Every id, when the reader cannot see all differences and they were asked for. */
  all: number[] | null;
  /** In the mirror and not in Stash; empty unless all of the comparison can be trusted. */
  missing: number[];
  /** False: at least one part could not be trusted. */
  complete: boolean;
}

export interface ReadScenes {
  scenes: StashScene[];
  /** Stash has no such scene, by two independent answers. */
  gone: number[];
  /** Stash refuses to tell about these. */
  failed: { id: number; reason: string }[];
}

export interface ReadEntities {
  /** False: the list did not add up, so nothing may be taken for deleted. */
  complete: boolean;
  gone: number[];
  /** How many Stash has. */
  total: number;
}

/** Stash's database file as its API names it. */
export interface StashDatabaseFile {
  path: string;
  schema: number;
}

/**
 * Opens a reader on Stash's database file, beside the running Stash.
 * @throws {KnownError} with the reason why that cannot be.
 */
export type OpenDatabaseReader = (file: StashDatabaseFile) => LibraryReader;
