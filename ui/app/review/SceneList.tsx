import { Skeleton } from '@mantine/core';
import { useWindowVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReviewScene } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { keepInPlace, keptInPlace } from '../shared/places.ts';
import { SceneCard } from './SceneCard.tsx';

const gap = 10;
const headPx = 110;
const changePx = 74;

/** The scenes of a review in Stash's own scrolling page; only those in view are rendered. */
export function SceneList(props: {
  /** Of what is listed: under it the measured heights are kept, so that Back finds the same place. */
  name: string;
  scenes: readonly ReviewScene[];
  /** Of all pages. */
  total: number;
  current: number | null;
  editing: number | null;
  /** Counts moves by keyboard: each brings the current change into view and gives it the focus. */
  moved: number;
  /** The scene to begin at, loaded or not yet. */
  openAt: number | null;
  /** That scene, or the next one, is loaded. */
  onOpen: (scene: ReviewScene) => void;
  onEnd: () => void;
  loadingMore: boolean;
}) {
  const { name, scenes, total, current, editing, moved, openAt, onOpen, onEnd, loadingMore } = props;
  const list = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  const any = scenes.length > 0;
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => setOffset(element.getBoundingClientRect().top + window.scrollY);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [any]);

  const [known] = useState(() => Array.from(keptInPlace<VirtualItem[]>(name) ?? []));
  // oxlint-disable-next-line react/incompatible-library -- its functions are used here only, and nothing memoises this component
  const virtual = useWindowVirtualizer({
    count: scenes.length,
    estimateSize: (index) => headPx + changePx * (scenes[index]?.changes.length ?? 1),
    getItemKey: (index) => scenes[index]?.id ?? index,
    overscan: 4,
    gap,
    scrollMargin: offset,
    // Below Stash's navigation bar and our filter bar.
    scrollPaddingStart: 130,
    initialMeasurementsCache: known,
  });
  const items = virtual.getVirtualItems();
  useEffect(() => {
    keepInPlace(name, virtual.measurementsCache);
  });

  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= scenes.length - 6) onEnd();
  }, [last, scenes.length, onEnd]);

  const sceneAt = scenes.findIndex((scene) => scene.changes.some((change) => change.id === current));
  useFocusAfterMove(list, current, moved, () => {
    if (sceneAt >= 0 && !items.some((item) => item.index === sceneAt)) virtual.scrollToIndex(sceneAt);
  });
  useOpenAt(scenes, openAt, total, onEnd, onOpen);

  return (
    <div
      ref={list}
      className="scene-list"
      role="group"
      aria-label={texts.review.listLabel}
      aria-busy={loadingMore}
      style={{ height: scenes.length === 0 ? 0 : virtual.getTotalSize() }}
    >
      {items.map((item) => {
        const scene = scenes[item.index];
        if (!scene) return null;
        return (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className="scene-place"
            style={{ transform: `translateY(${item.start - offset}px)` }}
          >
            <SceneCard
              scene={scene}
              current={item.index === sceneAt ? current : null}
              editing={scene.changes.some((change) => change.id === editing) ? editing : null}
            />
          </div>
        );
      })}
      {loadingMore && <Skeleton height={60} className="scene-more" />}
    </div>
  );
}

/** After a move by keyboard: scrolls there, and focuses the row as soon as it is rendered. */
function useFocusAfterMove(
  list: React.RefObject<HTMLDivElement | null>,
  current: number | null,
  moved: number,
  bringIntoView: () => void,
): void {
  const done = useRef(0);
  useEffect(() => {
    if (done.current === moved || current === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-change="${current}"]`);
    if (!row) {
      bringIntoView();
      return;
    }
    done.current = moved;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  });
}

/** Goes on where the person left, loading up to there. */
function useOpenAt(
  scenes: readonly ReviewScene[],
  openAt: number | null,
  total: number,
  loadMore: () => void,
  onOpen: (scene: ReviewScene) => void,
): void {
  const opened = useRef<number | null>(null);
  useEffect(() => {
    if (openAt === null || opened.current === openAt || scenes.length === 0) return;
    const scene = scenes.find((one) => one.id >= openAt);
    if (!scene && scenes.length < total) {
      loadMore();
      return;
    }
    opened.current = openAt;
    if (scene) onOpen(scene);
  }, [scenes, openAt, total, loadMore, onOpen]);
}
