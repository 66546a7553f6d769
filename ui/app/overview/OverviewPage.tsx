import { Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Overview } from '../../data/shapes.ts';
import { useOperation } from '../../data/use-operation.ts';
import { useNotices } from '../shared/notices.tsx';
import { texts } from '../../texts.ts';
import { ActiveRunCard } from '../runs/ActiveRunCard.tsx';
import { pollWhileActive } from '../runs/poll-while-active.ts';
import { paths } from '../route.ts';
import { Ago } from '../shared/Ago.tsx';
import { Link } from '../shared/Link.tsx';
import { FailureNote, LoadingRows } from '../shared/StateNotes.tsx';
import { FirstRun } from './FirstRun.tsx';
import { NextSteps } from './NextSteps.tsx';

/** The start page: how things stand, what runs, and what to do next. */
export function OverviewPage() {
  const client = useQueryClient();
  const overview = useOperation(
    'overview',
    {},
    { pollMs: (data) => pollWhileActive(client, (data?.activeRuns.length ?? 0) > 0) },
  );
  const { data } = overview;
  useFirstSyncNotice(data);
  return (
    <Stack gap="lg">
      {overview.isError && (
        <FailureNote
          error={overview.error}
          onRetry={() => void overview.refetch()}
          stale={data !== undefined}
        />
      )}
      {!data && !overview.isError && <LoadingRows rows={3} height={110} />}
      {data && (data.scenes === 0 ? <FirstRun overview={data} /> : <Standing overview={data} />)}
    </Stack>
  );
}

function Standing({ overview }: { overview: Overview }) {
  return (
    <>
      <Counts overview={overview} />
      <NextSteps overview={overview} />
      <ActiveRuns overview={overview} />
    </>
  );
}

function Counts({ overview }: { overview: Overview }) {
  const { counts } = texts.overview;
  const { lastSync } = overview;
  return (
    <section className="counts" aria-label={texts.overview.title}>
      <Count label={counts.scenes} value={overview.scenes}>
        {texts.overview.entities(overview.performers, overview.studios, overview.tags)}
      </Count>
      <Count label={counts.pending} value={overview.pendingChanges} to={paths.plans} strong>
        {texts.overview.onScenes(overview.pendingScenes)}
      </Count>
      <Count label={counts.problems} value={overview.problemChanges} to={paths.plans}>
        {texts.overview.problemsText}
      </Count>
      <Count label={counts.approved} value={overview.approvedChanges} />
      <Count label={counts.notAnalyzed} value={overview.notAnalyzed}>
        {texts.overview.notAnalyzedText}
      </Count>
      <Count label={counts.openPlans} value={overview.openPlans} to={paths.plans} />
      <div className="count surface">
        <span className="count-label">{texts.overview.lastSync}</span>
        <span className="count-value small">
          {lastSync ? <Ago at={lastSync.at} /> : texts.overview.neverSynced}
        </span>
        {lastSync && (
          <Text size="xs" c="dimmed">
            {texts.overview.syncStatus[lastSync.status] || texts.overview.lastSyncScenes(lastSync.scenes)}
          </Text>
        )}
      </div>
    </section>
  );
}

function Count(props: { label: string; value: number; to?: string; strong?: boolean; children?: string }) {
  const value = texts.number(props.value);
  return (
    <div className={`count surface${props.strong && props.value > 0 ? ' count-strong' : ''}`}>
      <span className="count-label">{props.label}</span>
      <span className="count-value numbers">
        {props.to === undefined || props.value === 0 ? value : <Link to={props.to}>{value}</Link>}
      </span>
      {props.children !== undefined && (
        <Text size="xs" c="dimmed">
          {props.children}
        </Text>
      )}
    </div>
  );
}

function ActiveRuns({ overview }: { overview: Overview }) {
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {texts.overview.active}
      </Title>
      {overview.activeRuns.length === 0 ? (
        <Text size="sm" c="dimmed">
          {texts.overview.nothingActive}
        </Text>
      ) : (
        <Stack gap="sm">
          {overview.activeRuns.map((run) => (
            <ActiveRunCard key={run.id} run={run} />
          ))}
        </Stack>
      )}
    </section>
  );
}

/** The welcome page gives way to the counts: what the sync read is said on the way. */
function useFirstSyncNotice(overview: Overview | undefined): void {
  const notices = useNotices();
  const welcomed = useRef(false);
  useEffect(() => {
    if (!overview) return;
    if (overview.scenes === 0) welcomed.current = true;
    const done = overview.lastSync?.status.startsWith('completed') ?? false;
    if (!welcomed.current || overview.scenes === 0 || !done) return;
    welcomed.current = false;
    notices.success(
      texts.overview.firstDone(overview.scenes, overview.performers, overview.studios, overview.tags),
    );
  }, [overview, notices]);
}
