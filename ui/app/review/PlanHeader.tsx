import { ActionIcon, Button, Group, Menu, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { callOperation } from '../../data/operations.ts';
import type { PlanDetail } from '../../data/shapes.ts';
import { useAct } from '../../data/use-operation.ts';
import { texts } from '../../texts.ts';
import { useHost } from '../host-context.ts';
import { PlanBar, PlanCounts, totalOf } from '../plans/PlanCounts.tsx';
import { useStartRun } from '../runs/use-start-run.ts';
import { Ago } from '../shared/Ago.tsx';
import { useConfirm } from '../shared/confirm.tsx';
import { Icon } from '../shared/Icon.tsx';
import { useNotices } from '../shared/notices.tsx';
import { PlanStatusBadge } from '../shared/status.tsx';

/** Name, standing and the actions for the whole plan. */
export function PlanHeader({ detail, settled }: { detail: PlanDetail; settled: () => Promise<void> }) {
  const { plan } = detail;
  return (
    <section className="plan-head surface">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div className="plan-name">
          <Group gap="sm">
            <Title order={2} size="h3" className="plan-title wrap-anywhere">
              {plan.name}
            </Title>
            <PlanStatusBadge plan={plan} />
          </Group>
          <Text size="sm" c="dimmed">
            {texts.review.summary(totalOf(plan.counts), plan.scenes)} · {texts.plans.created}{' '}
            <Ago at={plan.createdAt} />
          </Text>
          {plan.status === 'pending' && (
            <Text size="sm" c="blue.3">
              {texts.review.growing}
            </Text>
          )}
        </div>
        <PlanActions detail={detail} settled={settled} />
      </Group>
      <div className="plan-standing">
        <PlanBar counts={plan.counts} />
        <PlanCounts counts={plan.counts} />
      </div>
    </section>
  );
}

function PlanActions({ detail, settled }: { detail: PlanDetail; settled: () => Promise<void> }) {
  const { plan, toApply, toUndo, activeRun } = detail;
  const words = texts.review;
  const confirm = useConfirm();
  const { start, starting } = useStartRun();
  const cancelPlan = useCancelPlan(plan.id);
  const { graphqlUrl } = useHost();
  const readNow = () => callOperation(graphqlUrl, 'plan-detail', { plan: plan.id });
  const busy = activeRun !== null && (activeRun.kind === 'apply' || activeRun.kind === 'undo');

  const apply = async (): Promise<void> => {
    await settled();
    // What the page shows may be of before the last decisions; the question must not be.
    const now = await readNow().catch(() => detail);
    const agreed = await confirm({
      title: words.applyTitle,
      lines: words.applyLines(now.toApply.changes, now.toApply.scenes, now.plan.counts.pending ?? 0),
      confirm: words.applyConfirm,
    });
    if (agreed) await start({ kind: 'apply', input: { plan: plan.id } });
  };
  const undo = async (): Promise<void> => {
    const agreed = await confirm({
      title: words.undoTitle,
      lines: words.undoLines(toUndo.changes, toUndo.scenes),
      confirm: words.undoConfirm,
      danger: true,
    });
    if (agreed) await start({ kind: 'undo', input: { plan: plan.id } });
  };
  const open = plan.status !== 'cancelled';
  return (
    <Group gap={6} className="plan-actions">
      {open && (
        <Button
          px="sm"
          leftSection={<Icon name="write" />}
          disabled={toApply.changes === 0 || busy}
          title={toApply.changes === 0 ? words.nothingToApply : undefined}
          loading={starting === 'apply'}
          onClick={() => void apply()}
        >
          {words.apply(toApply.changes)}
        </Button>
      )}
      {toUndo.changes > 0 && (
        <Button
          variant="default"
          px="sm"
          leftSection={<Icon name="undo" />}
          disabled={busy}
          loading={starting === 'undo'}
          onClick={() => void undo()}
        >
          {words.undo}
        </Button>
      )}
      {open && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={words.more}>
              <Icon name="more" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item color="red" onClick={() => void cancelPlan()}>
              {words.cancelPlan}…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}

function useCancelPlan(plan: number): () => Promise<void> {
  const client = useQueryClient();
  const notices = useNotices();
  const confirm = useConfirm();
  const act = useAct('cancel-plan');
  return async () => {
    const words = texts.review;
    const agreed = await confirm({
      title: words.cancelTitle,
      lines: words.cancelLines,
      confirm: words.cancelConfirm,
      decline: words.cancelKeep,
      danger: true,
    });
    if (!agreed) return;
    try {
      await act.mutateAsync({ plan });
      notices.success(words.cancelled);
    } catch (error) {
      notices.error(error);
    }
    void client.invalidateQueries({ queryKey: ['operation'] });
  };
}
