import type { Database } from '../store/database.ts';
import { type UndoState, undoStates } from '../store/undo-states.ts';
import { entityNames, reviewScenes, type ReviewSceneRow } from '../store/review-scenes.ts';
import type { Action, Change, ChangeStatus, Evidence, Field, FieldValue } from './change.ts';

/** A change as a page shows it. */
export interface ReviewChange {
  id: number;
  planId: number;
  sceneId: number;
  field: Field;
  action: Action;
  base: FieldValue;
  /** What a person reads for `base`: a studio by its name. Null when there is nothing to read. */
  baseLabel: string | null;
  proposed: FieldValue;
  label: string;
  edited: boolean;
  confidence: number;
  detector: string;
  evidence: Evidence[];
  status: ChangeStatus;
  /** What an undo can do, or left alone because Stash's value had changed; null where nothing is written. */
  undo: UndoState | null;
  approvedBy: 'person' | 'policy' | null;
  current: FieldValue;
  currentLabel: string | null;
  error: string | null;
  revision: number;
}

export type ReviewScene = ReviewSceneRow & { changes: ReviewChange[] };

/** Changes with names for the ids in them; names come from the mirror in one look-up. */
export function labelChanges(database: Database, changes: readonly Change[]): ReviewChange[] {
  const ids = changes.flatMap(({ field, base, current }) =>
    field === 'studio' ? [base, current].filter((value) => typeof value === 'number') : [],
  );
  const studios = entityNames(database, 'studios', [...new Set(ids)]);
  const undo = undoStates(
    database,
    changes.filter(({ status }) => status === 'applied'),
  );
  const read = (field: Field, value: FieldValue): string | null => {
    if (value === null) return null;
    if (field === 'studio') return studios.get(Number(value)) ?? `Studio ${String(value)}`;
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    return String(value);
  };
  return changes.map((change) => ({
    id: change.id,
    planId: change.planId,
    sceneId: change.sceneId,
    field: change.field,
    action: change.action,
    base: change.base,
    baseLabel: read(change.field, change.base),
    proposed: change.proposed,
    label: change.label,
    edited: change.originalProposed !== undefined,
    confidence: change.confidence,
    detector: change.detector,
    evidence: change.evidence,
    status: change.status,
    undo: undo.get(change.id) ?? null,
    approvedBy: change.approvedBy,
    current: change.current,
    currentLabel: read(change.field, change.current),
    error: change.error,
    revision: change.revision,
  }));
}

/** Scenes in the order of `ids`, each with its changes in the order given. */
export function reviewOf(
  database: Database,
  ids: readonly number[],
  changes: readonly Change[],
): ReviewScene[] {
  const labelled = Map.groupBy(labelChanges(database, changes), (change) => change.sceneId);
  return reviewScenes(database, ids).map((scene) => ({
    ...scene,
    changes: labelled.get(scene.id) ?? [],
  }));
}
