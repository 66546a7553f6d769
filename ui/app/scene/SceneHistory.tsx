import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { callOperation } from '../../data/operations.ts';
import { operationKey } from '../../data/query-client.ts';
import type { HistoryRow } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { useHost } from '../host-context.ts';
import { paths } from '../route.ts';
import { Link } from '../shared/Link.tsx';
import { FailureNote, LoadingRows } from '../shared/StateNotes.tsx';
import { fullTime } from '../shared/time.ts';

const pageSize = 10;
const colors: Record<NonNullable<HistoryRow['change_type']>, string> = {
  created: 'green',
  updated: 'blue',
  deleted: 'red',
  skipped: 'gray',
  failed: 'red',
};

/** What syncs found out about a scene, newest first. */
export function SceneHistory({ sceneId }: { sceneId: number }) {
  const host = useHost();
  const input = { scene: sceneId, limit: pageSize };
  const history = useInfiniteQuery({
    queryKey: operationKey('scene-history', input),
    queryFn: ({ pageParam, signal }) =>
      callOperation(
        host.graphqlUrl,
        'scene-history',
        { ...input, ...(pageParam === null ? {} : { before: pageParam }) },
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.more ? (page.rows.at(-1)?.id ?? null) : null),
  });
  const rows = history.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section>
      <Title order={3} size="h5" mb="xs">
        {texts.scene.history}
      </Title>
      {history.isError && <FailureNote error={history.error} onRetry={() => void history.refetch()} />}
      {history.isPending && <LoadingRows rows={3} height={32} />}
      {history.isSuccess && rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {texts.scene.historyEmpty}
        </Text>
      )}
      {rows.length > 0 && (
        <ol className="history surface">
          {rows.map((row) => (
            <HistoryLine key={row.id} row={row} />
          ))}
        </ol>
      )}
      {history.hasNextPage && (
        <Group justify="center" mt="xs">
          <Button
            size="xs"
            variant="default"
            loading={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            {texts.common.loadMore}
          </Button>
        </Group>
      )}
    </section>
  );
}

function HistoryLine({ row }: { row: HistoryRow }) {
  const words = texts.scene;
  const wholeLibrary = row.sync_type === 'full' && row.change_type === null;
  const type = wholeLibrary ? words.allScenes : words.syncTypes[row.sync_type];
  const change = row.change_type ?? 'none';
  return (
    <li>
      <time dateTime={row.created_at} className="numbers">
        {fullTime(row.created_at)}
      </time>
      <span className="history-type">
        {row.sync_run.run_id === null ? type : <Link to={paths.run(row.sync_run.run_id)}>{type}</Link>}
      </span>
      <Badge
        variant="light"
        className="status"
        radius="sm"
        tt="none"
        color={row.change_type === null ? 'gray' : colors[row.change_type]}
      >
        {words.changeTypes[change]}
      </Badge>
      {row.changed_fields.length > 0 && (
        <Text size="xs" c="dimmed" className="wrap-anywhere">
          {row.changed_fields.join(', ')}
        </Text>
      )}
      {row.error_message !== null && (
        <Text size="xs" c="red.4" className="history-error">
          {row.error_message}
        </Text>
      )}
    </li>
  );
}
