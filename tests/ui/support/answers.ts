import type { PlanDetail, ReviewChange, ReviewScene, RunSummary, Settings } from '../../../ui/data/shapes.ts';

/* Answers of operations, as small as a page can live on. */

export const aChange = (id: number, sceneId: number, more: Partial<ReviewChange> = {}): ReviewChange => ({
  id,
  planId: 1,
  sceneId,
  field: 'studio',
  action: 'set',
  base: null,
  baseLabel: null,
  proposed: 4,
  label: 'North Pier Media',
  edited: false,
  confidence: 0.9,
  detector: 'path-names',
  evidence: [],
  status: 'pending',
  undo: null,
  approvedBy: null,
  current: null,
  currentLabel: null,
  error: null,
  revision: 1,
  ...more,
});

export const aScene = (id: number, changes: ReviewChange[]): ReviewScene => ({
  id,
  title: `The Long Walk ${id}`,
  path: `/media/North Pier Media/walk.${id}.mp4`,
  studio: null,
  performers: [],
  organized: false,
  changes,
});

export const aRun = (id: number, more: Partial<RunSummary> = {}): RunSummary => ({
  id,
  kind: 'analyze',
  scope: '',
  status: 'running',
  progress: 0.1,
  done: 10,
  total: 100,
  message: 'Looking at scenes',
  error: null,
  planId: null,
  parentRunId: null,
  actor: 'person',
  createdAt: '2026-03-10T12:00:00.000Z',
  startedAt: '2026-03-10T12:00:00.000Z',
  endedAt: null,
  ...more,
});

export const aPlanDetail = (more: Partial<PlanDetail> = {}): PlanDetail => ({
  plan: {
    id: 1,
    name: 'New scenes of March',
    status: 'draft',
    runId: null,
    scenesAnalyzed: 10,
    scenes: 2,
    counts: { pending: 3 },
    createdAt: '2026-03-10T12:00:00.000Z',
    updatedAt: '2026-03-10T12:00:00.000Z',
  },
  byField: [{ field: 'studio', changes: 3, pending: 3, counts: { pending: 3 } }],
  byDetector: [{ detector: 'path-names', changes: 3, pending: 3 }],
  toApply: { changes: 0, scenes: 0 },
  toUndo: { changes: 0, scenes: 0 },
  activeRun: null,
  ...more,
});

export const someSettings = (): Settings => ({
  thresholds: { studio: 0.7, performers: 0.7, details: 0.7 },
  autoApprove: { enabled: false, minConfidence: 0.9, fields: ['studio', 'performers', 'details'] },
  reader: 'api',
  largeDeletions: 'ask',
  history: { days: 365, rows: 1_000_000 },
  analyzeOrganized: false,
  generate: { covers: true, previews: true, sprites: true, phashes: true },
});
