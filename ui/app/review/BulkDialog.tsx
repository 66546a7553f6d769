import { Button, Chip, Group, Modal, Slider, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Field } from '../../../src/plans/change.ts';
import type { PlanDetail } from '../../data/shapes.ts';
import { useAct, useOperation } from '../../data/use-operation.ts';
import { texts } from '../../texts.ts';
import { useNotices } from '../shared/notices.tsx';
import type { ReviewFilter } from './review-filter.ts';

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
  const available = detail.byField.filter((one) => one.pending > 0).map((one) => one.field);
  const [minimum, setMinimum] = useState(filter.minConfidence);
  const [fields, setFields] = useState<Field[]>(filter.field === null ? available : [filter.field]);
  const [settled] = useDebouncedValue({ minimum, fields }, 200);

  const meant = {
    statuses: ['pending' as const],
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

  const decide = (decision: 'approve' | 'reject'): void => {
    act.mutate(
      { decision, plan: detail.plan.id, filter: meant },
      {
        onSuccess: ({ changed }) => {
          notices.success(decision === 'approve' ? words.accepted(changed) : words.rejected(changed));
          onClose();
        },
        onError: (error) => notices.error(error),
        onSettled: () => {
          for (const name of ['plan-changes', 'plan-detail', 'scene-changes', 'overview', 'list-plans']) {
            void client.invalidateQueries({ queryKey: ['operation', name] });
          }
        },
      },
    );
  };
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {words.intro}
      </Text>
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
      <Text size="sm" aria-live="polite" fw={600}>
        {waiting ? words.counting : words.affects(count, none ? 0 : (counted.data?.totalScenes ?? 0))}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {texts.common.cancel}
        </Button>
        <Button
          variant="light"
          color="red"
          disabled={waiting || count === 0}
          loading={act.isPending && act.variables.decision === 'reject'}
          onClick={() => decide('reject')}
        >
          {words.reject(count ?? 0)}
        </Button>
        <Button
          color="teal"
          disabled={waiting || count === 0}
          loading={act.isPending && act.variables.decision === 'approve'}
          onClick={() => decide('approve')}
        >
          {words.accept(count ?? 0)}
        </Button>
      </Group>
    </Stack>
  );
}
