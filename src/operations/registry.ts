import { cancelPlan } from './cancel-plan.ts';
import { cancelRun } from './cancel-run.ts';
import type { InputOf, OperationContract, OutputOf } from './contract.ts';
import { decideChanges } from './decide-changes.ts';
import { editChange } from './edit-change.ts';
import { filterScenes } from './filter-scenes.ts';
import { findEntities } from './find-entities.ts';
import { listPlans } from './list-plans.ts';
import { listRuns } from './list-runs.ts';
import { overview } from './overview.ts';
import { planChanges } from './plan-changes.ts';
import { planDetail } from './plan-detail.ts';
import { readSettings } from './read-settings.ts';
import { resumeRun } from './resume-run.ts';
import { runDetail } from './run-detail.ts';
import { saveSettings } from './save-settings.ts';
import { sceneChanges } from './scene-changes.ts';
import { sceneHistory } from './scene-history.ts';
import { sceneStates } from './scene-states.ts';
import { startRun } from './start-run.ts';
import { syncStatistics } from './sync-statistics.ts';

/** Every operation, for the generated README and the tests. The plugin loads handlers one by one, never this list. */
export const operationContracts = [
  cancelPlan,
  cancelRun,
  decideChanges,
  editChange,
  filterScenes,
  findEntities,
  listPlans,
  listRuns,
  overview,
  planChanges,
  planDetail,
  readSettings,
  resumeRun,
  runDetail,
  saveSettings,
  sceneChanges,
  sceneHistory,
  sceneStates,
  startRun,
  syncStatistics,
] as const satisfies readonly OperationContract[];

type Contracts = (typeof operationContracts)[number];
export type OperationName = Contracts['name'];
export type OperationInput<Name extends OperationName> = InputOf<Extract<Contracts, { name: Name }>>;
export type OperationOutput<Name extends OperationName> = OutputOf<Extract<Contracts, { name: Name }>>;
