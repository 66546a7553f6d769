import { atLeast, type Release } from './release.ts';

/**
 * The names under which this page's components can be patched, each with the first release that has it.
 * A name that Stash does not know must not appear here, or a patch would work against the double alone.
 */
const patchableSince = {
  App: '0.27',
  BooleanSetting: '0.27',
  'FilteredSceneList.SidebarSections': '0.29',
  FrontPage: '0.28',
  GridCard: '0.31',
  Icon: '0.24',
  LoadingIndicator: '0.28',
  'MainNavBar.MenuItems': '0.24',
  'MainNavBar.UtilityItems': '0.24',
  NumberSetting: '0.27',
  Pagination: '0.29',
  PaginationIndex: '0.29',
  PerformerCard: '0.28',
  PluginRoutes: '0.24',
  PluginSettings: '0.27',
  SceneCard: '0.24',
  'SceneCard.Details': '0.24',
  'SceneCard.Image': '0.24',
  'SceneCard.Overlays': '0.24',
  'SceneCard.Popovers': '0.24',
  SceneFileInfoPanel: '0.27',
  SceneListOperations: '0.30',
  ScenePage: '0.28',
  'ScenePage.TabContent': '0.28',
  'ScenePage.Tabs': '0.28',
  ScenePlayer: '0.28',
  Setting: '0.24',
  SettingGroup: '0.27',
  SettingsToolsSection: '0.24',
  StringSetting: '0.27',
  TagCard: '0.28',
  TagLink: '0.28',
  ToolbarFilterSection: '0.29',
  ToolbarSelectionSection: '0.29',
  TruncatedText: '0.29',
} as const satisfies Record<string, Release>;

export type PatchableName = keyof typeof patchableSince;

/** The first release that no longer has the name. */
const patchableUntil: Partial<Record<PatchableName, Release>> = {
  ToolbarFilterSection: '0.30',
  ToolbarSelectionSection: '0.30',
};

export function isPatchable(name: PatchableName): boolean {
  const until = patchableUntil[name];
  return atLeast(patchableSince[name]) && !(until && atLeast(until));
}
