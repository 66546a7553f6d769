import { Alert, Button, Group, Text } from '@mantine/core';
import type { RunDetail } from '../../data/shapes.ts';
import { useOperation } from '../../data/use-operation.ts';
import { texts } from '../../texts.ts';
import { paths } from '../route.ts';
import { useConfirm } from '../shared/confirm.tsx';
import { Icon } from '../shared/Icon.tsx';
import { Link } from '../shared/Link.tsx';
import { useStartRun } from './use-start-run.ts';

/** A chain that waits for its plan to be reviewed: what is left to do, and what "Go on" does and does not. */
export function Paused({ detail: { run, steps } }: { detail: RunDetail }) {
  const confirm = useConfirm();
  const { start, starting } = useStartRun();
  const plan = useOperation('plan-detail', { plan: run.planId ?? 0 }, { enabled: run.planId !== null });
  const accepted = plan.data?.toApply ?? { changes: 0, scenes: 0 };
  const next = steps.find((step) => step.status === 'pending')?.name;
  const apply = async (planId: number): Promise<void> => {
    const agreed = await confirm({
      title: texts.review.applyTitle,
      lines: texts.review.applyLines(accepted.changes, accepted.scenes, plan.data?.plan.counts.pending ?? 0),
      confirm: texts.review.applyConfirm,
    });
    if (agreed) await start({ kind: 'apply', input: { plan: planId } });
  };
  return (
    <Alert color="yellow" title={texts.runs.pausedTitle}>
      <Text size="sm">{run.message}</Text>
      {run.planId !== null && plan.data && (
        <Text size="sm" mt={4}>
          {texts.runs.goesOn(
            next === undefined ? null : (texts.runs.stepNames[next] ?? next),
            accepted.changes,
          )}
        </Text>
      )}
      {run.planId !== null && (
        <Group gap="sm" mt="xs">
          {accepted.changes > 0 && (
            <Button
              size="xs"
              leftSection={<Icon name="write" />}
              loading={starting === 'apply'}
              disabled={plan.data?.activeRun !== null}
              onClick={() => void apply(run.planId ?? 0)}
            >
              {texts.runs.applyPlan(accepted.changes)}
            </Button>
          )}
          <Link to={paths.plan(run.planId)}>{texts.runs.reviewPlan}</Link>
        </Group>
      )}
    </Alert>
  );
}
