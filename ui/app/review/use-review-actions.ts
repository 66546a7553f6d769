import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { keepDraft } from '../../data/cache.ts';
import { loadedChange, patchChanges } from '../../data/decisions.ts';
import { noteOwnDecision } from '../../data/own-decisions.ts';
import type { ReviewScene } from '../../data/shapes.ts';
import { useAct } from '../../data/use-operation.ts';
import { texts } from '../../texts.ts';
import { useStartRun } from '../runs/use-start-run.ts';
import { useConfirm } from '../shared/confirm.tsx';
import { useNotices } from '../shared/notices.tsx';
import type { ReviewActions } from './review-context.ts';
import { type Decisions, useDecisions } from './use-decisions.ts';

export interface Review {
  actions: ReviewActions;
  decisions: Decisions;
  takeBack: () => void;
  editing: number | null;
  current: number | null;
  /** Counts the times the current change is to be brought into view and given the focus. */
  moved: number;
  moveTo: (id: number) => void;
}

/**
 * The state of a review and what can be done in it. `onDeciding` hears of every change right before it is decided on
 * or edited here, so that a filtered list can keep showing it.
 */
export function useReviewActions(onDeciding?: (ids: readonly number[]) => void): Review {
  const client = useQueryClient();
  const notices = useNotices();
  const confirm = useConfirm();
  const decisions = useDecisions();
  const { start } = useStartRun();
  const editChange = useAct('edit-change');
  const [editing, setEditing] = useState<number | null>(null);
  const [current, setCurrent] = useState<number | null>(null);
  const [moved, setMoved] = useState(0);

  const latest = { client, notices, confirm, decisions, start, editChange, onDeciding };
  const ref = useRef(latest);
  ref.current = latest;

  const actions = useMemo<ReviewActions>(
    () => ({
      decide: (changes, decision) => {
        ref.current.onDeciding?.(changes.map((change) => change.id));
        ref.current.decisions.decide(changes, decision);
      },
      edit: async (change, value) => {
        try {
          ref.current.onDeciding?.([change.id]);
          // A decision made a moment ago raises the revision.
          await ref.current.decisions.settled();
          const { revision } = loadedChange(ref.current.client, change.id) ?? change;
          const sent = { change: change.id, revision, value };
          const { change: edited } = await ref.current.editChange.mutateAsync(sent);
          noteOwnDecision();
          patchChanges(ref.current.client, (one) => (one.id === edited.id ? edited : one));
          void keepDraft(`edit ${change.id}`, undefined);
          for (const name of ['plan-detail', 'overview']) {
            void ref.current.client.invalidateQueries({ queryKey: ['operation', name] });
          }
          return true;
        } catch (error) {
          ref.current.notices.error(error);
          for (const name of ['plan-changes', 'scene-changes']) {
            void ref.current.client.invalidateQueries({ queryKey: ['operation', name] });
          }
          return false;
        }
      },
      setEditing: (id) => {
        setEditing(id);
        // The focus was in the editor that closes.
        if (id === null) setMoved((count) => count + 1);
      },
      setCurrent,
      applyScene: (scene) => void applyScene(scene),
    }),
    [],
  );

  async function applyScene(scene: ReviewScene): Promise<void> {
    const approved = scene.changes.filter((change) => change.status === 'approved');
    const plan = approved[0]?.planId;
    if (plan === undefined) {
      ref.current.notices.error(new Error(texts.review.nothingToApply));
      return;
    }
    const agreed = await ref.current.confirm({
      title: texts.review.applySceneTitle,
      lines: texts.review.applySceneLines(approved.length, scene.title),
      confirm: texts.review.applyConfirm,
    });
    if (!agreed) return;
    await ref.current.decisions.settled();
    const plans = new Set(approved.map((change) => change.planId));
    await ref.current.start({
      kind: 'apply',
      input: { ...(plans.size === 1 ? { plan } : {}), scenes: [scene.id] },
    });
  }

  const takeBack = (): void => {
    notices.success(decisions.takeBack() ? texts.review.tookBack : texts.review.nothingToTakeBack);
  };

  const moveTo = (id: number): void => {
    setCurrent(id);
    setMoved((count) => count + 1);
  };
  return { actions, decisions, takeBack, editing, current, moved, moveTo };
}
