import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type RunKind, runKinds } from '../../../src/runs/run.ts';
import { callOperation } from '../../data/operations.ts';
import { operationKey } from '../../data/query-client.ts';
import { texts } from '../../texts.ts';
import { useHost } from '../host-context.ts';
import { EmptyNote, FailureNote, LoadingRows } from '../shared/StateNotes.tsx';
import { isActive } from '../shared/status.tsx';
import { ActiveRunCard } from './ActiveRunCard.tsx';
import { pollWhileActive } from './poll-while-active.ts';
import { RunRow } from './RunRow.tsx';

const pageSize = 40;

/** What runs and what ran, with the truth about how it ended. */
export function RunsPage() {
  const host = useHost();
  const client = useQueryClient();
  const [kind, setKind] = useState<RunKind | 'all'>('all');
  const input = { ...(kind === 'all' ? {} : { kinds: [kind] }), limit: pageSize };
  const runs = useInfiniteQuery({
    queryKey: operationKey('list-runs', input),
    queryFn: ({ pageParam, signal }) =>
      callOperation(
        host.graphqlUrl,
        'list-runs',
        { ...input, ...(pageParam === null ? {} : { before: pageParam }) },
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.more ? (page.runs.at(-1)?.id ?? null) : null),
    refetchInterval: (query) =>
      pollWhileActive(
        client,
        query.state.data?.pages.some((page) => page.runs.some((run) => isActive(run.status))) ?? false,
      ),
  });
  const all = runs.data?.pages.flatMap((page) => page.runs) ?? [];
  const active = all.filter((run) => isActive(run.status));
  const ended = all.filter((run) => !isActive(run.status));
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={2} size="h3">
            {texts.runs.title}
          </Title>
          <Text size="sm" c="dimmed">
            {texts.runs.intro}
          </Text>
        </div>
        <div className="scroll-x">
          <SegmentedControl
            aria-label={texts.runs.filterLabel}
            size="xs"
            value={kind}
            onChange={(value) => setKind(value as RunKind | 'all')}
            data={[
              { value: 'all', label: texts.runs.filterAll },
              ...runKinds.map((value) => ({ value, label: texts.runKinds[value] })),
            ]}
          />
        </div>
      </Group>
      {runs.isError && (
        <FailureNote error={runs.error} onRetry={() => void runs.refetch()} stale={runs.data !== undefined} />
      )}
      {runs.isPending && <LoadingRows rows={5} />}
      {active.length > 0 && (
        <section>
          <Title order={3} size="h5" mb="xs">
            {texts.runs.active}
          </Title>
          <Stack gap="sm">
            {active.map((run) => (
              <ActiveRunCard key={run.id} run={run} />
            ))}
          </Stack>
        </section>
      )}
      {runs.isSuccess && all.length === 0 && (
        <EmptyNote title={texts.runs.emptyTitle} text={texts.runs.emptyText} />
      )}
      {ended.length > 0 && (
        <section>
          <Title order={3} size="h5" mb="xs">
            {texts.runs.history}
          </Title>
          <ul className="rows tight">
            {ended.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </ul>
        </section>
      )}
      {runs.hasNextPage && (
        <Group justify="center">
          <Button
            variant="default"
            loading={runs.isFetchingNextPage}
            onClick={() => void runs.fetchNextPage()}
          >
            {texts.common.loadMore}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
