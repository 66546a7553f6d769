import { Button, Chip, Group, Modal, Slider, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Field } from '../../../src/plans/change.ts';
import type { PlanDetail } from '../../data/shapes.ts';
import { useAct, useOperation } from '../../data/use-operation.ts';
import { statusAfter } from '../../data/decisions.ts';
import { texts } from '../../texts.ts';
import { useNotices } from '../shared/notices.tsx';
import { bulkStatuses, countOfStatuses, type ReviewFilter } from './review-filter.ts';

/** Where the slider stands at first: what is this sure is rarely wrong. */
const firstMinimum = 0.9;

/** Accepts or rejects every undecided change above a confidence, in chosen fields; says how many first. */
export function BulkDialog(props: {
  detail: PlanDetail;
  filter: ReviewFilter;
  opened: boolean;
  onClose: () => void;
}) {
  const { detail, filter, opened, onClose } = props;
  const words = texts.review.bulk;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.title}
      closeButtonProps={{ 'aria-label': texts.common.close }}
    >
      <BulkForm detail={detail} filter={filter} onClose={onClose} />
    </Modal>
  );
}

function BulkForm({
  detail,
  filter,
  onClose,
}: {
  detail: PlanDetail;
  filter: ReviewFilter;
  onClose: () => void;
}) {
  const words = texts.review.bulk;
  const client = useQueryClient();
  const notices = useNotices();
  const act = useAct('decide-changes');
  const takeBack = useTakeBack(detail.plan.id);
  // One answer per dialog: a second click while it closes would decide again.
  const sent = useRef(false);
  const [statuses] = useState(() => bulkStatuses(filter.view));
  const available = detail.byField
    .filter((one) => countOfStatuses(statuses, one.counts) > 0)
    .map((one) => one.field);
  const [minimum, setMinimum] = useState(Math.max(firstMinimum, filter.minConfidence));
  const [fields, setFields] = useState<Field[]>(filter.field === null ? available : [filter.field]);
  const [settled] = useDebouncedValue({ minimum, fields }, 200);

  const meant = {
    statuses,
    fields: settled.fields,
    ...(settled.minimum > 0 ? { minConfidence: settled.minimum } : {}),
  };
  const none = settled.fields.length === 0;
  const counted = useOperation(
    'plan-changes',
    { plan: detail.plan.id, filter: meant, limit: 1 },
    { enabled: !none },
  );
  // Counted for this dialog only: an older count of the same question would be a wrong promise.
  const { refetch } = counted;
  useEffect(() => {
    if (!none) void refetch();
  }, [none, refetch]);
  const count = none ? 0 : counted.data?.totalChanges;
  const waiting =
    count === undefined || counted.isFetching || settled.minimum !== minimum || settled.fields !== fields;

  const locked = act.isPending || act.isSuccess;
  const decide = (decision: 'approve' | 'reject'): void => {
    if (sent.current) return;
    sent.current = true;
    act.mutate(
      { decision, plan: detail.plan.id, filter: meant },
      {
        onSuccess: ({ changed, decidedAt }) => {
          const said = decision === 'approve' ? words.accepted(changed) : words.rejected(changed);
          const back = { label: words.takeBack, run: () => takeBack(decision, decidedAt) };
          notices.success(said, changed > 0 ? back : undefined);
          onClose();
        },
        onError: (error) => {
          sent.current = false;
          notices.error(error);
        },
        onSettled: () => readAgain(client),
      },
    );
  };
  return (
    <Stack gap="md">
      <div>
        <Text aria-live="polite" fw={600} size="lg">
          {waiting ? words.counting : words.affects(count, none ? 0 : (counted.data?.totalScenes ?? 0))}
        </Text>
        <Text size="sm" c="dimmed">
          {words.what[filter.view]}
        </Text>
      </div>
      <div>
        <Group justify="space-between">
          <Text size="sm" fw={600} id="bulk-minimum">
            {words.minimum}
          </Text>
          <Text size="sm" className="numbers">
            {texts.percent(minimum)}
          </Text>
        </Group>
        <Slider
          mt="xs"
          min={0}
          max={1}
          step={0.01}
          value={minimum}
          onChange={setMinimum}
          label={null}
          thumbLabel={words.minimum}
        />
      </div>
      <div>
        <Text size="sm" fw={600} mb={6}>
          {words.fields}
        </Text>
        <Chip.Group multiple value={fields} onChange={(chosen) => setFields(chosen as Field[])}>
          <Group gap="xs">
            {available.map((field) => (
              <Chip key={field} value={field} size="xs">
                {texts.fields[field]}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </div>
      {counted.isError && (
        <Text size="sm" c="red.4">
          {counted.error.message}
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {texts.common.cancel}
        </Button>
        {filter.view !== 'rejected' && (
          <Button
            variant="light"
            color="red"
            disabled={waiting || count === 0 || locked}
            loading={act.isPending && act.variables.decision === 'reject'}
            onClick={() => decide('reject')}
          >
            {words.reject(count ?? 0)}
          </Button>
        )}
        {filter.view !== 'accepted' && (
          <Button
            color="teal"
            disabled={waiting || count === 0 || locked}
            loading={act.isPending && act.variables.decision === 'approve'}
            onClick={() => decide('approve')}
          >
            {words.accept(count ?? 0)}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** Sets back exactly what one bulk decision changed, unless somebody decided otherwise since. */
function useTakeBack(plan: number): (decision: 'approve' | 'reject', decidedAt: string) => void {
  const client = useQueryClient();
  const notices = useNotices();
  const act = useAct('decide-changes');
  return (decision, decidedAt) => {
    const statuses = [statusAfter[decision]];
    // A promise and no callbacks: the dialog that started it is gone by now.
    void act
      .mutateAsync({ decision: 'reset', plan, filter: { statuses, decidedAt } })
      .then(({ changed }) => notices.success(texts.review.bulk.tookBack(changed)))
      .catch((error: unknown) => notices.error(error))
      .finally(() => readAgain(client));
  };
}

function readAgain(client: QueryClient): void {
  for (const name of ['plan-changes', 'plan-detail', 'scene-changes', 'overview', 'list-plans']) {
    void client.invalidateQueries({ queryKey: ['operation', name] });
  }
}
