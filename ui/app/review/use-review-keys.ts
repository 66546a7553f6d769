import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import type { ReviewScene } from '../../data/shapes.ts';
import type { Review } from './use-review-actions.ts';

interface Input {
  area: RefObject<HTMLElement | null>;
  scenes: readonly ReviewScene[];
  current: number | null;
  review: Review;
  onHelp: () => void;
}

/** Reviewing by keyboard. Keys typed into a field, with a modifier, or in an overlay are none of ours. */
export function useReviewKeys({ area, scenes, current, review, onHelp }: Input) {
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

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const command = commands[event.key];
    const target = event.target as HTMLElement;
    if (!command || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!event.currentTarget.contains(target) || takesKeys(target)) return;
    // On a button, Enter presses the button.
    if (event.key === 'Enter' && target.closest('button, a') !== null) return;
    event.preventDefault();
    command();
  };
  return { onKeyDown };
}

const takesKeys = (target: HTMLElement): boolean =>
  target.closest(
    'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="radiogroup"]',
  ) !== null;

/** The first j only shows where one is. */
function focusIsOnRow(area: HTMLElement | null): boolean {
  const root = area?.getRootNode();
  const active = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
  return active?.closest('[data-change]') != null;
}
