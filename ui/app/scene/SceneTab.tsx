import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { isOpen } from '../../data/decisions.ts';
import type { ReviewScene } from '../../data/shapes.ts';
import { useOperation } from '../../data/use-operation.ts';
import { texts } from '../../texts.ts';
import { useHost } from '../host-context.ts';
import { KeyHelp } from '../review/KeyHelp.tsx';
import { ReviewProvider } from '../review/review-context.ts';
import { SceneCard } from '../review/SceneCard.tsx';
import { useReviewActions } from '../review/use-review-actions.ts';
import { useReviewKeys } from '../review/use-review-keys.ts';
import { paths } from '../route.ts';
import { pollWhileActive } from '../runs/poll-while-active.ts';
import { RunProgress } from '../runs/RunProgress.tsx';
import { Link } from '../shared/Link.tsx';
import { EmptyNote, FailureNote, LoadingRows } from '../shared/StateNotes.tsx';
import { RunStatusBadge } from '../shared/status.tsx';
import { SceneActions } from './SceneActions.tsx';
import { SceneHistory } from './SceneHistory.tsx';
import { useSceneRun } from './use-scene-run.ts';

/** The StashHog tab of a scene page. */
export function SceneTab({ sceneId }: { sceneId: number }) {
  const client = useQueryClient();
  const host = useHost();
  const { run, watch } = useSceneRun(() => host.scenesChanged([sceneId]));
  const answer = useOperation(
    'scene-changes',
    { scene: sceneId },
    { pollMs: () => pollWhileActive(client, run !== null && run.endedAt === null) },
  );
  const { data } = answer;
  return (
    <Stack gap="md" className="scene-tab">
      <SceneActions sceneId={sceneId} scene={data?.scene ?? null} onStarted={watch} />
      {run && (
        <div className="surface padded">
          <Group gap="xs" mb={6}>
            <Link to={paths.run(run.id)} className="strong">
              {texts.runKinds[run.kind]}
            </Link>
            <RunStatusBadge status={run.status} />
          </Group>
          {run.endedAt === null ? (
            <RunProgress run={run} compact />
          ) : (
            <Text size="sm" c={run.error ? 'red.4' : 'dimmed'}>
              {run.error ?? run.message}
            </Text>
          )}
        </div>
      )}
      {answer.isError && (
        <FailureNote error={answer.error} onRetry={() => void answer.refetch()} stale={data !== undefined} />
      )}
      {answer.isPending && <LoadingRows rows={2} height={80} />}
      {data && data.scene === null && (
        <EmptyNote title={texts.scene.unknownTitle} text={texts.scene.unknownText} />
      )}
      {data?.scene && <SceneReview scene={data.scene} plans={data.plans} />}
      <SceneHistory sceneId={sceneId} />
    </Stack>
  );
}

function SceneReview(props: { scene: ReviewScene; plans: { id: number; name: string }[] }) {
  const { scene, plans } = props;
  const [settledShown, setSettledShown] = useState(false);
  const [help, setHelp] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const review = useReviewActions();
  const unsettled = scene.changes.filter(
    (change) => isOpen(change.status) && change.status !== 'rejected' && change.status !== 'undone',
  );
  // What is decided here stays in view; what was settled before is folded away.
  const [before] = useState(
    () => new Set(scene.changes.filter((one) => !unsettled.includes(one)).map((one) => one.id)),
  );
  const folded = scene.changes.filter((change) => before.has(change.id) && !unsettled.includes(change));
  const shown = settledShown ? scene.changes : scene.changes.filter((change) => !folded.includes(change));
  const order = shown.map((change) => change.id);
  const current =
    review.current !== null && order.includes(review.current) ? review.current : (order[0] ?? null);
  const shownScene = { ...scene, changes: shown };
  useReviewKeys({
    area,
    scenes: [shownScene],
    current,
    review,
    onHelp: () => setHelp(true),
  });
  useEffect(() => {
    if (review.moved === 0 || current === null) return;
    area.current?.querySelector<HTMLElement>(`[data-change="${current}"]`)?.focus();
  }, [review.moved, current]);

  return (
    <ReviewProvider value={review.actions}>
      <section ref={area} tabIndex={-1} className="review">
        <Group justify="space-between" mb="xs">
          <Title order={3} size="h5">
            {texts.scene.changes}
          </Title>
          <Group gap="xs">
            {plans
              .filter((plan) => shown.some((change) => change.planId === plan.id))
              .map((plan) => (
                <Text key={plan.id} size="xs">
                  <Link to={paths.plan(plan.id)}>{texts.scene.plan(plan.name)}</Link>
                </Text>
              ))}
          </Group>
        </Group>
        {shown.length === 0 && folded.length === 0 && (
          <EmptyNote title={texts.scene.noChangesTitle} text={texts.scene.noChangesText} />
        )}
        {shown.length > 0 && <SceneCard scene={shownScene} current={current} editing={review.editing} bare />}
        {folded.length > 0 && (
          <Button
            size="compact-xs"
            variant="subtle"
            mt="xs"
            onClick={() => setSettledShown(!settledShown)}
            aria-expanded={settledShown}
          >
            {settledShown ? texts.scene.settledHide : texts.scene.settled(folded.length)}
          </Button>
        )}
      </section>
      <KeyHelp opened={help} onClose={() => setHelp(false)} />
    </ReviewProvider>
  );
}
