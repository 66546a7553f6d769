import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import type { OperationOutput } from '../../../src/operations/registry.ts';
import { callOperation } from '../../data/operations.ts';
import { operationKey } from '../../data/query-client.ts';
import type { ReviewScene } from '../../data/shapes.ts';
import { useHost } from '../host-context.ts';
import { keepInPlace, keptInPlace } from '../shared/places.ts';
import { keepDecided, type ReviewFilter, toChangeFilter } from './review-filter.ts';

type Pages = InfiniteData<OperationOutput<'plan-changes'>>;
const pageSize = 40;
/** Scenes decided on that stay in view; as many as one call can ask for. */
const maxKept = 200;

/** The scenes of a plan that a filter shows, loaded page by page, plus those that were decided on since. */
export function usePlanChanges(planId: number, filter: ReviewFilter) {
  const host = useHost();
  const client = useQueryClient();
  const input = { plan: planId, filter: toChangeFilter(filter), limit: pageSize };
  const answers = useInfiniteQuery({
    queryKey: operationKey('plan-changes', input),
    queryFn: ({ pageParam, signal }) =>
      callOperation(host.graphqlUrl, 'plan-changes', { ...input, after: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (page) => (page.more ? (page.scenes.at(-1)?.id ?? null) : null),
  });

  // Below the key of the answers, so that decisions are shown in it by the same patches.
  const keptKey = useMemo(() => ['operation', 'plan-changes', { plan: planId }, 'kept'], [planId]);
  const kept = useQuery<Pages>({
    queryKey: keptKey,
    // Asked again whenever the answers are: an apply changes these too.
    queryFn: async ({ signal }) => {
      const known = scenesOf(client.getQueryData<Pages>(keptKey)).slice(-maxKept);
      if (known.length === 0) return noPages;
      const asked = { plan: planId, filter: { scenes: known.map((scene) => scene.id) }, limit: maxKept };
      const answer = await callOperation(host.graphqlUrl, 'plan-changes', asked, signal);
      return pagesOf(onlyKnown(answer.scenes, known));
    },
    initialData: noPages,
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  const filterKey = JSON.stringify(filter);
  useEffect(() => {
    // After Back the list is as it was left, with what was decided in it.
    const place = `kept ${planId}`;
    if (keptInPlace(place) === filterKey) return;
    keepInPlace(place, filterKey);
    client.setQueryData<Pages>(keptKey, noPages);
  }, [client, keptKey, planId, filterKey]);

  const loaded = answers.data;
  const scenes = useMemo(
    () => keepDecided(scenesOf(loaded), scenesOf(kept), loaded?.pages.at(-1)?.more ?? false),
    [loaded, kept],
  );
  const keep = useCallback(
    (ids: readonly number[]): void => {
      const wanted = new Set(ids);
      const found = scenes.filter((scene) => scene.changes.some((change) => wanted.has(change.id)));
      client.setQueryData<Pages>(keptKey, (before) => {
        const byId = new Map(scenesOf(before).map((scene) => [scene.id, scene]));
        for (const scene of found) {
          byId.delete(scene.id);
          byId.set(scene.id, scene);
        }
        return pagesOf([...byId.values()]);
      });
    },
    [client, keptKey, scenes],
  );
  return { answers, scenes, keep };
}

const scenesOf = (data: Pages | undefined): ReviewScene[] => data?.pages.flatMap((page) => page.scenes) ?? [];

/** Of the scenes' changes those that were kept: the filter still hides the others. */
function onlyKnown(scenes: readonly ReviewScene[], known: readonly ReviewScene[]): ReviewScene[] {
  const ids = new Set(known.flatMap((scene) => scene.changes.map((change) => change.id)));
  return scenes.map((scene) => ({
    ...scene,
    changes: scene.changes.filter((change) => ids.has(change.id)),
  }));
}

function pagesOf(scenes: ReviewScene[]): Pages {
  const page = { scenes, totalScenes: scenes.length, totalChanges: 0, more: false };
  return { pages: [page], pageParams: [0] };
}
const noPages = pagesOf([]);
