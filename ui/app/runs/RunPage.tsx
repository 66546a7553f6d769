import { Alert, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { RunDetail } from '../../data/shapes.ts';
import { useOperation } from '../../data/use-operation.ts';
import { texts } from '../../texts.ts';
import { paths } from '../route.ts';
import { Ago } from '../shared/Ago.tsx';
import { Icon } from '../shared/Icon.tsx';
import { Link } from '../shared/Link.tsx';
import { FailureNote, LoadingRows } from '../shared/StateNotes.tsx';
import { Paused } from './Paused.tsx';
import { wroteNothing } from './wrote-nothing.ts';
import { isActive, RunStatusBadge } from '../shared/status.tsx';
import { duration } from '../shared/time.ts';
import { useNow } from '../shared/use-now.ts';
import { HeldDeletions } from './HeldDeletions.tsx';
import { pollWhileActive } from './poll-while-active.ts';
import { RunActions } from './RunActions.tsx';
import { RunLog, RunProblems, RunResult, RunSteps } from './RunParts.tsx';
import { RunProgress } from './RunProgress.tsx';
import { RunRow } from './RunRow.tsx';

/** Everything about one run. */
export function RunPage({ runId }: { runId: number }) {
  const client = useQueryClient();
  const detail = useOperation(
    'run-detail',
    { run: runId },
    { pollMs: (data) => pollWhileActive(client, data !== undefined && isActive(data.run.status)) },
  );
  const { data } = detail;
  return (
    <Stack gap="md">
      <Text size="sm">
        <Link to={paths.runs}>
          <Icon name="back" size={14} /> {texts.runs.back}
        </Link>
      </Text>
      {detail.isError && (
        <FailureNote error={detail.error} onRetry={() => void detail.refetch()} stale={data !== undefined} />
      )}
      {detail.isPending && <LoadingRows rows={4} height={80} />}
      {data && <RunContent detail={data} />}
    </Stack>
  );
}

function RunContent({ detail }: { detail: RunDetail }) {
  const { run } = detail;
  return (
    <>
      <Group justify="space-between" align="flex-start">
        <div>
          <Group gap="sm">
            <Title order={2} size="h3">
              {texts.runKinds[run.kind]}
            </Title>
            <RunStatusBadge status={run.status} />
          </Group>
          <RunTimes detail={detail} />
        </div>
        <RunActions detail={detail} />
      </Group>
      <Outcome detail={detail} />
      <HeldDeletions result={detail.result} />
      <RunSteps steps={detail.steps} />
      <RunResult detail={detail} />
      <RunProblems detail={detail} />
      {detail.children.length > 0 && (
        <section>
          <Title order={3} size="h5" mb="xs">
            {texts.runs.children}
          </Title>
          <ul className="rows tight">
            {detail.children.map((child) => (
              <RunRow key={child.id} run={child} />
            ))}
          </ul>
        </section>
      )}
      <RunLog events={detail.events} />
    </>
  );
}

function RunTimes({ detail: { run } }: { detail: RunDetail }) {
  const now = useNow(1000);
  const endMs = run.endedAt ? Date.parse(run.endedAt) : now;
  // While it waits for a person the clock says nothing about the work.
  const startMs = run.startedAt === null || run.status === 'paused' ? null : Date.parse(run.startedAt);
  return (
    <Text size="sm" c="dimmed">
      {texts.runs.started} <Ago at={run.startedAt ?? run.createdAt} />
      {startMs !== null &&
        ` · ${run.endedAt ? texts.runs.took : texts.runs.runningFor} ${duration(endMs - startMs)}`}
      {` · ${texts.runs.by[run.actor]}`}
      {run.parentRunId !== null && (
        <>
          {' · '}
          <Link to={paths.run(run.parentRunId)}>{texts.runs.parent}</Link>
        </>
      )}
    </Text>
  );
}

function Outcome({ detail }: { detail: RunDetail }) {
  const { run } = detail;
  if (isActive(run.status)) {
    return (
      <div className="surface padded">
        <RunProgress run={run} />
      </div>
    );
  }
  if (run.status === 'failed') {
    return (
      <Alert color="red" title={texts.runs.failedTitle} icon={<Icon name="warning" />}>
        <Text size="sm" fw={600}>
          {run.error ?? run.message}
        </Text>
        <Text size="sm" mt={4}>
          {texts.runs.failedText}
        </Text>
      </Alert>
    );
  }
  if (run.status === 'completed_with_errors') {
    return (
      <Alert color="orange" title={texts.runs.errorsTitle} icon={<Icon name="warning" />}>
        <Text size="sm">{run.message}</Text>
        {run.error && <Text size="sm">{run.error}</Text>}
      </Alert>
    );
  }
  if (run.status === 'paused') return <Paused detail={detail} />;
  if (wroteNothing(detail)) {
    return (
      <Alert color="yellow" title={texts.runs.nothingWritten} icon={<Icon name="warning" />}>
        <Text size="sm">{run.message}</Text>
      </Alert>
    );
  }
  return <Text className="surface padded">{run.error ?? run.message}</Text>;
}
