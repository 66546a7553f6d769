/** The first release of Stash that StashHog supports, and the newest: whatever is clicked works on both. */
export const oldestAndNewest = ['v0.28', 'v0.30'] as const;

/** `FilteredSceneList.SidebarSections` came with v0.29. */
export function hasSidebarSections(release: (typeof oldestAndNewest)[number]): boolean {
  return release !== 'v0.28';
}
