import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OperationInput } from '../../../src/operations/registry.ts';
import { callOperation } from '../../data/operations.ts';
import { operationKey } from '../../data/query-client.ts';
import { texts } from '../../texts.ts';
import { useHost } from '../host-context.ts';
import { EmptyNote, FailureNote, LoadingRows } from '../shared/StateNotes.tsx';
import { PlanRow } from './PlanRow.tsx';

type Filter = keyof typeof texts.plans.filters;
const statusesOf: Record<Filter, OperationInput<'list-plans'>['statuses']> = {
  open: ['pending', 'draft', 'reviewing'],
  applied: ['applied'],
  cancelled: ['cancelled'],
  all: undefined,
};
const pageSize = 30;

/** All plans, newest first. */
export function PlansPage() {
  const host = useHost();
  const [filter, setFilter] = useState<Filter>('all');
  const statuses = statusesOf[filter];
  const input = { ...(statuses ? { statuses } : {}), limit: pageSize };
  const plans = useInfiniteQuery({
    queryKey: operationKey('list-plans', input),
    queryFn: ({ pageParam, signal }) =>
      callOperation(
        host.graphqlUrl,
        'list-plans',
        { ...input, ...(pageParam === null ? {} : { before: pageParam }) },
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.more ? (page.plans.at(-1)?.id ?? null) : null),
  });
  const rows = plans.data?.pages.flatMap((page) => page.plans) ?? [];
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={2} size="h3">
            {texts.plans.title}
          </Title>
          <Text size="sm" c="dimmed">
            {texts.plans.intro}
          </Text>
        </div>
        <SegmentedControl
          aria-label={texts.plans.filterLabel}
          size="xs"
          value={filter}
          onChange={(value) => setFilter(value as Filter)}
          data={(Object.keys(texts.plans.filters) as Filter[]).map((value) => ({
            value,
            label: texts.plans.filters[value],
          }))}
        />
      </Group>
      {plans.isError && (
        <FailureNote
          error={plans.error}
          onRetry={() => void plans.refetch()}
          stale={plans.data !== undefined}
        />
      )}
      {plans.isPending && <LoadingRows rows={5} height={78} />}
      {plans.isSuccess && rows.length === 0 && <NoPlans filtered={filter !== 'all'} />}
      <ul className="rows">
        {rows.map((plan) => (
          <PlanRow key={plan.id} plan={plan} />
        ))}
      </ul>
      {plans.hasNextPage && (
        <Group justify="center">
          <Button
            variant="default"
            loading={plans.isFetchingNextPage}
            onClick={() => void plans.fetchNextPage()}
          >
            {texts.common.loadMore}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function NoPlans({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyNote title={texts.plans.emptyFilteredTitle} text={texts.plans.emptyFilteredText} />
  ) : (
    <EmptyNote title={texts.plans.emptyTitle} text={texts.plans.emptyText} />
  );
}
