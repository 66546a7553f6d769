import * as GQL from '../gql.ts';

export type EntityKind = 'performers' | 'tags' | 'studios';

/** Performers, tags or studios whose name contains the query, by name. */
export function useEntities(
  kind: EntityKind,
  query: string,
  perPage: number,
  page = 1,
): { entities: GQL.Counted[]; count: number; loading: boolean } {
  const variables = { filter: { q: query, page, per_page: perPage, sort: 'name', direction: 'ASC' } };
  const performers = GQL.useFindPerformersQuery({ variables, skip: kind !== 'performers' });
  const tags = GQL.useFindTagsQuery({ variables, skip: kind !== 'tags' });
  const studios = GQL.useFindStudiosQuery({ variables, skip: kind !== 'studios' });
  if (kind === 'performers') {
    const found = performers.data?.findPerformers;
    return { entities: found?.performers ?? [], count: found?.count ?? 0, loading: performers.loading };
  }
  if (kind === 'tags') {
    const found = tags.data?.findTags;
    return { entities: found?.tags ?? [], count: found?.count ?? 0, loading: tags.loading };
  }
  const found = studios.data?.findStudios;
  return { entities: found?.studios ?? [], count: found?.count ?? 0, loading: studios.loading };
}
