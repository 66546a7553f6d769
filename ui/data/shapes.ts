import type { OperationOutput } from '../../src/operations/registry.ts';

/* Names for the parts of answers that the UI passes around. Types only: zod stays out of the page. */

export type ReviewScene = OperationOutput<'plan-changes'>['scenes'][number];
export type ReviewChange = ReviewScene['changes'][number];
export type ReviewEvidence = ReviewChange['evidence'][number];
export type PlanSummary = OperationOutput<'list-plans'>['plans'][number];
export type PlanDetail = OperationOutput<'plan-detail'>;
export type RunListEntry = OperationOutput<'list-runs'>['runs'][number];
export type RunSummary = OperationOutput<'run-detail'>['run'];
export type RunDetail = OperationOutput<'run-detail'>;
export type RunStep = RunDetail['steps'][number];
export type Overview = OperationOutput<'overview'>;
export type Settings = OperationOutput<'read-settings'>['settings'];
export type HistoryRow = OperationOutput<'scene-history'>['rows'][number];
export type FoundEntity = OperationOutput<'find-entities'>['entities'][number];
