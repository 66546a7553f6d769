import { Badge } from '@mantine/core';
import type { ChangeStatus, PlanStatus } from '../../../src/plans/change.ts';
import { activeStatuses, type RunStatus, type StepStatus } from '../../../src/runs/run.ts';
import type { PlanSummary } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';

const changeColors: Record<ChangeStatus, string> = {
  pending: 'gray',
  approved: 'teal',
  rejected: 'pink',
  applied: 'blue',
  undone: 'violet',
  drifted: 'orange',
  failed: 'red',
};
const planColors: Record<PlanStatus, string> = {
  pending: 'gray',
  draft: 'teal',
  reviewing: 'cyan',
  applied: 'blue',
  cancelled: 'gray',
};
const runColors: Record<RunStatus, string> = {
  queued: 'gray',
  running: 'blue',
  waiting: 'cyan',
  paused: 'yellow',
  cancelling: 'orange',
  completed: 'green',
  completed_with_errors: 'orange',
  failed: 'red',
  cancelled: 'gray',
};
const stepColors: Record<StepStatus, string> = {
  pending: 'gray',
  running: 'blue',
  waiting: 'cyan',
  completed: 'green',
  skipped: 'gray',
  failed: 'red',
  cancelled: 'gray',
};

export const isActive = (status: RunStatus): boolean => activeStatuses.some((one) => one === status);
export const runColor = (status: RunStatus): string => runColors[status];
export const changeColor = (status: ChangeStatus): string => changeColors[status];

export const ChangeStatusBadge = ({ status }: { status: ChangeStatus }) => (
  <StatusBadge color={changeColors[status]} text={texts.changeStatuses[status]} />
);
/** An applied plan of which nothing is left in Stash is called by what became of it. */
export function PlanStatusBadge({ plan }: { plan: Pick<PlanSummary, 'status' | 'counts'> }) {
  const { status, counts } = plan;
  const undone = (counts.undone ?? 0) > 0 && (counts.applied ?? 0) === 0;
  return status === 'applied' && undone ? (
    <StatusBadge color={changeColors.undone} text={texts.changeStatuses.undone} />
  ) : (
    <StatusBadge color={planColors[status]} text={texts.planStatuses[status]} />
  );
}
export const RunStatusBadge = ({ status }: { status: RunStatus }) => (
  <StatusBadge color={runColors[status]} text={texts.runStatuses[status]} />
);
export const StepStatusBadge = ({ status }: { status: StepStatus }) => (
  <StatusBadge color={stepColors[status]} text={texts.stepStatuses[status]} />
);

function StatusBadge({ color, text }: { color: string; text: string }) {
  return (
    <Badge color={color} variant="light" size="md" radius="sm" tt="none" fw={600} className="status">
      {text}
    </Badge>
  );
}
