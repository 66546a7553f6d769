import { Group, Text } from '@mantine/core';
import type { PlanSummary } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { paths } from '../route.ts';
import { Ago } from '../shared/Ago.tsx';
import { useLink } from '../shared/Link.tsx';
import { PlanStatusBadge } from '../shared/status.tsx';
import { PlanBar, PlanCounts } from './PlanCounts.tsx';

export function PlanRow({ plan }: { plan: PlanSummary }) {
  const link = useLink(paths.plan(plan.id));
  return (
    <li className="row surface">
      <a {...link} className="row-link">
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <Text fw={600} className="wrap-anywhere">
            {plan.name}
          </Text>
          <PlanStatusBadge plan={plan} />
        </Group>
        <Text size="xs" c="dimmed" mb={6}>
          {texts.plans.analyzed(plan.scenesAnalyzed)} · {texts.plans.proposals(plan.scenes)} ·{' '}
          <Ago at={plan.createdAt} />
        </Text>
        <PlanBar counts={plan.counts} />
        <PlanCounts counts={plan.counts} />
      </a>
    </li>
  );
}
