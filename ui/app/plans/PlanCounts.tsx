import { Progress } from '@mantine/core';
import { type ChangeStatus, changeStatuses } from '../../../src/plans/change.ts';
import type { PlanSummary } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { changeColor } from '../shared/status.tsx';

type Counts = PlanSummary['counts'];

/** Decided first, what waits last: the bar fills from the left while a person reviews. */
const order: ChangeStatus[] = ['applied', 'approved', 'failed', 'drifted', 'rejected', 'undone', 'pending'];

/** One colour for bar and legend; what waits is the empty rest of the bar. */
const markOf = (status: ChangeStatus): string =>
  status === 'pending' ? 'dark.4' : `${changeColor(status)}.5`;

export const totalOf = (counts: Counts): number =>
  changeStatuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);

export function PlanBar({ counts }: { counts: Counts }) {
  const total = totalOf(counts);
  return (
    <Progress.Root size={6} radius="sm" aria-hidden="true">
      {order.map((status) => {
        const count = counts[status] ?? 0;
        if (count === 0 || status === 'pending') return null;
        return <Progress.Section key={status} value={(count / total) * 100} color={markOf(status)} />;
      })}
    </Progress.Root>
  );
}

/** "12 waiting for review · 30 accepted", only what there is. */
export function PlanCounts({ counts }: { counts: Counts }) {
  return (
    <ul className="status-counts">
      {changeStatuses.map((status) => {
        const count = counts[status] ?? 0;
        if (count === 0) return null;
        return (
          <li key={status}>
            <span
              className="dot"
              style={{ background: `var(--mantine-color-${markOf(status).replace('.', '-')})` }}
            />
            <span className="numbers">{texts.number(count)}</span>{' '}
            {texts.inSentence(texts.changeStatuses[status])}
          </li>
        );
      })}
    </ul>
  );
}
