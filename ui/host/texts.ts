import type { RunKind, RunStatus } from '../../src/runs/run.ts';
import type { SceneWish } from '../../src/operations/filter-scenes.ts';

/* Every text that the host part shows. The island has its own catalogue. */

const workNow: Record<RunKind, string> = {
  sync: 'Syncing',
  analyze: 'Analyzing',
  apply: 'Applying',
  undo: 'Undoing',
  'process-new-scenes': 'Processing',
};

export const runText = (kind: RunKind, status: RunStatus, progress: number): string => {
  const word = workNow[kind];
  if (status === 'queued') return `${word}: queued`;
  if (status === 'waiting') return `${word}: waiting`;
  if (status === 'cancelling') return `${word}: stopping`;
  return `${word} ${Math.floor(progress * 100)}%`;
};

export const changesText = (count: number): string => (count === 1 ? '1 change' : `${count} changes`);

export const wishTexts: Record<SceneWish, string> = {
  active: 'In an active run',
  pending: 'Pending changes',
  resync: 'Needs resync',
};

export const texts = {
  name: 'StashHog',
  runBadge: (run: string) => `StashHog: ${run}. Open the run.`,
  changesBadge: (changes: string) => `StashHog: ${changes} to review. Open them.`,
  resyncBadge: 'Needs resync',
  resyncBadgeLong: 'StashHog: this scene was changed in Stash since the last sync.',
  navigation: (pending: number, running: boolean) =>
    ['StashHog', pending > 0 && `${changesText(pending)} to review`, running && 'work in progress']
      .filter(Boolean)
      .join(', '),
  loading: 'Loading StashHog …',
  loadFailed: 'StashHog could not be loaded',
  loadFailedHint:
    'Stash itself is not affected. The plugin may have just been updated: try again, or reload the page.',
  retry: 'Try again',
  crashed:
    'StashHog stopped here because of an error in it. Stash itself is not affected; the console says more.',
  settingsLine: 'StashHog keeps its settings on its own page, where they take effect at once.',
  settingsLink: 'Open the settings of StashHog',
  filterFailed: (reason: string) =>
    `StashHog could not apply the hog: words of the search: ${reason} Remove them to see the list without StashHog.`,
};
