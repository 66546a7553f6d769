import { counted, number } from '../counted.ts';
import type { ReaderName } from '../stash/library-reader.ts';
import type { SyncType } from '../store/sync-runs.ts';

/** What a synchronisation did, for the run's page and for the steps after it. Lists are cut at 10,000 ids. */
export interface SyncResult {
  syncRun: number;
  type: SyncType;
  reader: ReaderName;
  /** Scenes compared with Stash. */
  scenes: number;
  created: number;
  updated: number;
  unchanged: number;
  deleted: number;
  failed: number;
  createdScenes: number[];
  updatedScenes: number[];
  /** Scenes that Stash no longer has and that were kept because they are unusually many; listed up to 1,000. */
  deletionsHeld: number;
  heldScenes: number[];
}

/** "Compared 2,000 scenes: 12 new, 3 changed, 1 deleted." and, after it, what a person has to know. */
export function summarize(result: SyncResult, problems: readonly string[]): string {
  const parts = [
    result.created > 0 && `${number(result.created)} new`,
    result.updated > 0 && `${number(result.updated)} changed`,
    result.deleted > 0 && `${number(result.deleted)} deleted`,
    result.failed > 0 && `${number(result.failed)} could not be read`,
  ].filter((part) => part !== false);
  const scenes = `Compared ${counted(result.scenes, 'scene')}`;
  return [`${scenes}: ${parts.join(', ') || 'nothing changed'}.`, ...problems].join(' ');
}
