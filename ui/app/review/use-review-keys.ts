import { type RefObject, useEffect, useRef } from 'react';
import type { ReviewScene } from '../../data/shapes.ts';
import type { Review } from './use-review-actions.ts';

interface Input {
  area: RefObject<HTMLElement | null>;
  scenes: readonly ReviewScene[];
  current: number | null;
  review: Review;
  onHelp: () => void;
  /** The review is the whole page: keys work too while nothing has the focus, as after a click beside everything. */
  wholePage?: boolean;
}

/** Reviewing by keyboard. Keys typed into a field, with a modifier, or in an overlay are none of ours. */
export function useReviewKeys({ area, scenes, current, review, onHelp, wholePage = false }: Input): void {
  const { actions } = review;
  const all = scenes.flatMap((scene) => scene.changes.map((change) => ({ scene, change })));
  const at = all.findIndex(({ change }) => change.id === current);
  const here = all[at];

  // Whoever opens a plan can begin at once; a focus that is somewhere already is left there.
  const ready = all.length > 0;
  useEffect(() => {
    if (ready && document.activeElement === document.body) area.current?.focus({ preventScroll: true });
  }, [ready, area]);

  const go = (to: number): void => {
    const target = all[Math.min(Math.max(to, 0), all.length - 1)];
    if (target) review.moveTo(target.change.id);
  };
  const decideHere = (decision: 'approve' | 'reject', wholeScene: boolean): void => {
    if (!here) return;
    actions.decide(wholeScene ? here.scene.changes : [here.change], decision);
    go(wholeScene ? all.findLastIndex(({ scene }) => scene.id === here.scene.id) + 1 : at + 1);
  };

  const commands: Record<string, () => void> = {
    j: () => go(focusIsOnRow(area.current) ? at + 1 : at),
    k: () => go(at - 1),
    a: () => decideHere('approve', false),
    A: () => decideHere('approve', true),
    r: () => decideHere('reject', false),
    R: () => decideHere('reject', true),
    e: () => {
      if (here && here.change.action !== 'remove' && here.change.status !== 'applied') {
        actions.setEditing(here.change.id);
      }
    },
    u: () => review.takeBack(),
    '?': onHelp,
    Enter: () => here && actions.applyScene(here.scene),
  };
  commands['ArrowDown'] = commands['j']!;
  commands['ArrowUp'] = commands['k']!;

  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => {
    const listening = new AbortController();
    const onKeyDown = (event: KeyboardEvent): void => {
      const command = latest.current[event.key];
      if (!command || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.composedPath()[0];
      const inReview = target instanceof HTMLElement && reviewHas(area.current, target, wholePage);
      if (!inReview || takesKey(target, event.key)) return;
      event.preventDefault();
      // With the focus nowhere Stash's own hotkeys would hear the key as well.
      event.stopPropagation();
      command();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true, signal: listening.signal });
    return () => listening.abort();
  }, [area, wholePage]);
}

function reviewHas(area: HTMLElement | null, target: HTMLElement, wholePage: boolean): boolean {
  if (!area) return false;
  if (area.contains(target)) return true;
  if (!wholePage) return false;
  const root = area.getRootNode();
  const island = root instanceof ShadowRoot ? root.host : null;
  const nowhere = target === document.body || target === document.documentElement || target === island;
  if (nowhere) return !hasDialog(document) && !(root instanceof ShadowRoot && hasDialog(root));
  return area.closest('.page')?.contains(target) ?? false;
}

const hasDialog = (root: Document | ShadowRoot): boolean =>
  root.querySelector('[role="dialog"], [role="menu"]') !== null;

/** The pressed key belongs to what has the focus: it is typed, or presses or moves the control. */
function takesKey(target: HTMLElement, key: string): boolean {
  if (target.closest('[role="dialog"], [role="menu"]')) return true;
  // On a button, Enter presses the button.
  if (key === 'Enter') return target.closest('button, a, input, textarea, select') !== null;
  if (target instanceof HTMLInputElement && ['radio', 'checkbox'].includes(target.type)) {
    return key.startsWith('Arrow');
  }
  return target.closest('input, textarea, select, [contenteditable="true"], [role="combobox"]') !== null;
}

/** The first j only shows where one is. */
function focusIsOnRow(area: HTMLElement | null): boolean {
  const root = area?.getRootNode();
  const active = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
  return active?.closest('[data-change]') != null;
}
