import { Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { keepDraft, readDraft } from '../../data/cache.ts';
import type { PlanDetail, ReviewScene } from '../../data/shapes.ts';
import { useOperation } from '../../data/use-operation.ts';
import { texts } from '../../texts.ts';
import { paths } from '../route.ts';
import { pollWhileActive } from '../runs/poll-while-active.ts';
import { Icon } from '../shared/Icon.tsx';
import { Link } from '../shared/Link.tsx';
import { keepInPlace, keptInPlace } from '../shared/places.ts';
import { EmptyNote, FailureNote, LoadingRows } from '../shared/StateNotes.tsx';
import { FilterBar } from './FilterBar.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { PlanHeader } from './PlanHeader.tsx';
import { PlanRun } from './PlanRun.tsx';
import { ReviewProvider } from './review-context.ts';
import { countOfView, everything, firstView, type ReviewFilter } from './review-filter.ts';
import { SceneList } from './SceneList.tsx';
import { usePlanChanges } from './use-plan-changes.ts';
import { useReviewActions } from './use-review-actions.ts';
import { useReviewKeys } from './use-review-keys.ts';

/** One plan: its standing, what can be done with all of it, and its changes scene by scene. */
export function PlanPage({ planId }: { planId: number }) {
  const client = useQueryClient();
  const detail = useOperation(
    'plan-detail',
    { plan: planId },
    { pollMs: (data) => pollWhileActive(client, Boolean(data?.activeRun)) },
  );
  const { data } = detail;
  return (
    <Stack gap="md">
      <Text size="sm">
        <Link to={paths.plans}>
          <Icon name="back" size={14} /> {texts.review.back}
        </Link>
      </Text>
      {detail.isError && (
        <FailureNote error={detail.error} onRetry={() => void detail.refetch()} stale={data !== undefined} />
      )}
      {detail.isPending && <LoadingRows rows={2} height={90} />}
      {data && <PlanReview detail={data} />}
    </Stack>
  );
}

/** A plan that still grows opens at what comes. */
function openingFilter({ plan }: PlanDetail): ReviewFilter {
  return plan.status === 'pending' ? everything : { ...everything, view: firstView(plan.counts) };
}

/** In an entry of the history: what Back finds again at once, without asking and without moving. */
const placeName = (planId: number): string => `plan ${planId}`;

interface KeptView {
  filter: ReviewFilter;
  current: number | null;
  scene: number | null;
}

function PlanReview({ detail }: { detail: PlanDetail }) {
  const planId = detail.plan.id;
  const [filter, setFilter] = useState<ReviewFilter>(
    () => keptInPlace<KeptView>(placeName(planId))?.filter ?? openingFilter(detail),
  );
  const { answers, scenes, keep } = usePlanChanges(planId, filter);
  const review = useReviewActions(keep);
  const { actions, editing, current } = review;
  const [help, setHelp] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const order = useMemo(() => scenes.flatMap((scene) => scene.changes.map((change) => change.id)), [scenes]);
  const at = current !== null && order.includes(current) ? current : (order[0] ?? null);
  const wantedScene = useKeptView(detail, filter, setFilter, at, actions.setCurrent, scenes);

  useReviewKeys({
    area,
    scenes,
    current: at,
    review,
    onHelp: () => setHelp(true),
    wholePage: true,
  });
  const fetchMore = useCallback(() => {
    if (answers.hasNextPage && !answers.isFetchingNextPage) void answers.fetchNextPage();
  }, [answers]);

  /** Where the person left, or the next that is still there; a plan opened at its beginning stays at its top. */
  const goOnAt = (scene: ReviewScene): void => {
    const change = scene.changes.find((one) => one.id === current) ?? scene.changes[0];
    if (change && change.id !== order[0]) review.moveTo(change.id);
  };
  const growing = detail.activeRun?.kind === 'analyze';
  return (
    <ReviewProvider value={actions}>
      <PlanHeader detail={detail} settled={review.decisions.settled} />
      <PlanRun active={detail.activeRun} />
      <div ref={area} className="review" tabIndex={-1}>
        <FilterBar detail={detail} filter={filter} onChange={setFilter} onHelp={() => setHelp(true)} />
        {answers.isError && (
          <FailureNote
            error={answers.error}
            onRetry={() => void answers.refetch()}
            stale={answers.data !== undefined}
          />
        )}
        {answers.isPending && <LoadingRows rows={4} height={130} />}
        {answers.isSuccess && scenes.length === 0 && (
          <EmptyNote title={texts.review.emptyTitle} text={emptyText(filter, detail, growing)} />
        )}
        <SceneList
          name={`${placeName(planId)} ${JSON.stringify(filter)}`}
          scenes={scenes}
          total={answers.data?.pages.at(-1)?.totalScenes ?? 0}
          current={at}
          editing={editing}
          moved={review.moved}
          openAt={wantedScene}
          onOpen={goOnAt}
          onEnd={fetchMore}
          loadingMore={answers.isFetchingNextPage}
        />
      </div>
      <KeyHelp opened={help} onClose={() => setHelp(false)} />
    </ReviewProvider>
  );
}

function emptyText(filter: ReviewFilter, detail: PlanDetail, growing: boolean): string {
  if (growing) return texts.review.emptyGrowing;
  const decided = filter.view === 'review' && countOfView('review', detail.plan.counts) === 0;
  return decided ? texts.review.emptyReview : texts.review.emptyFiltered;
}

/** Restores and keeps where the person was in this plan; the scene to open at, once. */
function useKeptView(
  detail: PlanDetail,
  filter: ReviewFilter,
  setFilter: (filter: ReviewFilter) => void,
  current: number | null,
  setCurrent: (id: number) => void,
  scenes: readonly { id: number; changes: readonly { id: number }[] }[],
): number | null {
  const planId = detail.plan.id;
  const name = `review ${planId}`;
  const { counts } = detail.plan;
  const countsAtOpening = useRef(counts);
  const restored = useRef(false);
  const [openAt, setOpenAt] = useState<number | null>(null);
  useEffect(() => {
    const place = keptInPlace<KeptView>(placeName(planId));
    if (place) {
      // Back to where the person was: the page scrolls there by itself.
      restored.current = true;
      if (place.current !== null) setCurrent(place.current);
      return;
    }
    void readDraft<KeptView>(name).then((kept) => {
      restored.current = true;
      if (!kept) return;
      // What was left open in this view may be done with by now.
      if (countOfView(kept.filter.view, countsAtOpening.current) === 0) return;
      setFilter(kept.filter);
      if (kept.current !== null) setCurrent(kept.current);
      setOpenAt(kept.scene);
    });
  }, [name, planId, setFilter, setCurrent]);
  useEffect(() => {
    if (!restored.current || current === null) return;
    const scene = scenes.find((one) => one.changes.some((change) => change.id === current))?.id ?? null;
    const kept: KeptView = { filter, current, scene };
    keepInPlace(placeName(planId), kept);
    const timer = setTimeout(() => void keepDraft(name, kept), 400);
    return () => clearTimeout(timer);
  }, [name, planId, filter, current, scenes]);
  return openAt;
}
