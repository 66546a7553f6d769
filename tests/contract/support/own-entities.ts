import { rmSync } from 'node:fs';
import type { StashUnderTest } from './stash-under-test.ts';

/** Removes from a real server what bears the test's prefix: scenes, names, files, saved filters. */
export async function removeOwnEntities(stash: StashUnderTest, ownFolder?: string): Promise<void> {
  const mine = { value: `${stash.prefix}%`, modifier: 'EQUALS' };
  const everything = 'filter: {per_page: -1}';
  const found = await stash.data(
    `query($mine: StringCriterionInput!, $path: StringCriterionInput!) {
      titled: findScenes(scene_filter: {title: $mine}, ${everything}) { scenes { id } }
      filed: findScenes(scene_filter: {path: $path}, ${everything}) { scenes { id } }
      findTags(tag_filter: {name: $mine}, ${everything}) { tags { id } }
      findPerformers(performer_filter: {name: $mine}, ${everything}) { performers { id } }
      findStudios(studio_filter: {name: $mine}, ${everything}) { studios { id } }
      findSavedFilters { id name }
    }`,
    { mine, path: { value: stash.prefix, modifier: 'INCLUDES' } },
  );
  const ids = (rows: { id: string }[]) => rows.map((row) => row.id);
  const scenes = [...new Set(ids([...found.titled.scenes, ...found.filed.scenes]))];
  if (scenes.length)
    await stash.data('mutation($ids: [ID!]!) { scenesDestroy(input: {ids: $ids, delete_generated: true}) }', {
      ids: scenes,
    });
  for (const [mutation, rows] of [
    ['performersDestroy', found.findPerformers.performers],
    ['studiosDestroy', found.findStudios.studios],
    ['tagsDestroy', found.findTags.tags],
  ] as const)
    if (rows.length)
      await stash.data(`mutation($ids: [ID!]!) { ${mutation}(ids: $ids) }`, { ids: ids(rows) });
  for (const filter of found.findSavedFilters)
    if (filter.name.startsWith(stash.prefix))
      await stash.data('mutation($id: ID!) { destroySavedFilter(input: {id: $id}) }', { id: filter.id });
  if (!ownFolder) return;
  rmSync(ownFolder, { recursive: true, force: true });
  const { metadataClean } = await stash.data(
    'mutation($paths: [String!]) { metadataClean(input: {paths: $paths, dryRun: false}) }',
    { paths: [ownFolder] },
  );
  await stash.ended(metadataClean);
}
