import type { StashUnderTest } from './stash-under-test.ts';

/** Makes scenes and names that bear the test's prefix. */
export function entitiesOf(stash: StashUnderTest) {
  const one = async (mutation: string, type: string, input: Record<string, unknown>): Promise<string> =>
    (await stash.data(`mutation($input: ${type}!) { r: ${mutation}(input: $input) { id } }`, { input })).r.id;
  const named = (word: string) => `${stash.prefix} ${word}`;
  return {
    named,
    scene: (title: string, more: Record<string, unknown> = {}) =>
      one('sceneCreate', 'SceneCreateInput', { title: named(title), ...more }),
    tag: (name: string, more: Record<string, unknown> = {}) =>
      one('tagCreate', 'TagCreateInput', { name: named(name), ...more }),
    performer: (name: string, more: Record<string, unknown> = {}) =>
      one('performerCreate', 'PerformerCreateInput', { name: named(name), ...more }),
    studio: (name: string, more: Record<string, unknown> = {}) =>
      one('studioCreate', 'StudioCreateInput', { name: named(name), ...more }),
    /** The scenes found in the test's own folder, ids by file name. */
    async filed(): Promise<Record<string, string>> {
      const path = { value: stash.libraryFolder(), modifier: 'INCLUDES' };
      const { findScenes } = await stash.data(
        'query($path: StringCriterionInput!) { findScenes(scene_filter: {path: $path}, filter: {per_page: -1}) { scenes { id files { basename } } } }',
        { path },
      );
      return Object.fromEntries(
        findScenes.scenes.flatMap((scene: { id: string; files: { basename: string }[] }) =>
          scene.files.map((file) => [file.basename, scene.id]),
        ),
      );
    },
  };
}
