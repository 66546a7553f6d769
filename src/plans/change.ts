/** Fields whose value is one scalar of the scene; `studio` holds a studio's id. */
export const scalarFields = [
  'title',
  'details',
  'date',
  'code',
  'director',
  'rating100',
  'organized',
  'studio',
] as const;
/** Fields that are sets of entity ids. */
export const listFields = ['performers', 'tags'] as const;

export type ScalarField = (typeof scalarFields)[number];
export type ListField = (typeof listFields)[number];
export type Field = ScalarField | ListField;

export type Action = 'add' | 'remove' | 'set';

/** A scalar as Stash shows it; null is empty. Entity ids are numbers. */
export type FieldValue = string | number | boolean | null;

export const changeStatuses = [
  'pending',
  'approved',
  'rejected',
  'applied',
  'undone',
  'drifted',
  'failed',
] as const;
export type ChangeStatus = (typeof changeStatuses)[number];

export const planStatuses = ['pending', 'draft', 'reviewing', 'applied', 'cancelled'] as const;
export type PlanStatus = (typeof planStatuses)[number];

/** Why a change is proposed: the piece of text that was found, where, and by which rule. */
export interface Evidence {
  source: 'path' | 'title' | 'details';
  /** The text that was looked at. */
  text: string;
  /** Where in `text`, in UTF-16 code units: start inclusive, end exclusive. Absent: the whole of it. */
  start?: number;
  end?: number;
  /** One plain sentence: "the folder is named like the studio". */
  rule: string;
}

/** What a detector says about one scene, before it is stored. */
export interface Proposal {
  sceneId: number;
  field: Field;
  action: Action;
  /** Scalars and studio: the scene's value now. Null for lists. */
  base: FieldValue;
  /** The value to set, or the id to add or remove. */
  proposed: FieldValue;
  /** What a person reads: the entity's name, or the text itself. */
  label: string;
  /** 0 to 1: how often such a proposal is right. */
  confidence: number;
  detector: string;
  detectorVersion: number;
  evidence: Evidence[];
}

export interface Change extends Proposal {
  id: number;
  planId: number;
  status: ChangeStatus;
  approvedBy: 'person' | 'policy' | null;
  /** The detector's own value where a person edited it; undefined where nobody did. */
  originalProposed?: FieldValue;
  /** Stash's value when the change was found drifted. */
  current: FieldValue;
  error: string | null;
  /** Sent back with an edit or a decision: a stale page is told instead of obeyed. */
  revision: number;
}
