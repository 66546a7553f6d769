import type { SceneFilter } from './narrow-filter.ts';

/** Sends a query to Stash below Apollo's cache; rejects with the sentence Stash answered. */
export type Ask = <Data>(text: string, variables: Record<string, unknown>) => Promise<Data>;

/** What Stash's own list asked for, without our words. */
export interface ListQuestion {
  q: string;
  sort: string | undefined;
  direction: string | undefined;
  filter: SceneFilter;
}
