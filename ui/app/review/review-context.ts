import { createContext, useContext } from 'react';
import type { Decision } from '../../data/decisions.ts';
import type { ReviewChange, ReviewScene } from '../../data/shapes.ts';

/** What the cards of a review can ask for; the same object for the life of a view, so that cards stay memoised. */
export interface ReviewActions {
  decide: (changes: readonly ReviewChange[], decision: Decision) => void;
  /** Replaces the proposed value and accepts; resolves to false when it was refused. */
  edit: (change: ReviewChange, value: ReviewChange['proposed']) => Promise<boolean>;
  /** The change whose editor is open; null closes it. */
  setEditing: (id: number | null) => void;
  /** The change that the keyboard is at. */
  setCurrent: (id: number) => void;
  applyScene: (scene: ReviewScene) => void;
}

const ReviewContext = createContext<ReviewActions | null>(null);
export const ReviewProvider = ReviewContext.Provider;

export function useReview(): ReviewActions {
  const actions = useContext(ReviewContext);
  if (!actions) throw new Error('A change is shown outside a review.');
  return actions;
}
