import { namedById, type NamedTable } from '../../library/find-named.ts';
import type { Library } from '../../library/library.ts';
import { createNamed, mergeTags, updateNamed, type NamedInput } from '../../library/write-named.ts';
import type { Resolver, Resolvers } from '../build-schema.ts';
import type { RequestContext } from '../context.ts';
import { failure } from '../errors.ts';
import { foreignKeyErrors } from './foreign-keys.ts';

/** None of these touches the updated_at of any scene. */
function mutationsOf(table: NamedTable, one: string): Record<string, Resolver> {
  const destroy = (library: Library, ids: string[]) => {
    library.transaction(() => {
      for (const row of namedById(library, table, ids.map(Number))) {
        const id = row['id'] as number;
        if (table === 'tags' && library.one('SELECT 1 FROM scene_markers WHERE primary_tag_id = ?', id))
          throw failure('cannot delete tag used as a primary tag in scene markers');
        library.run(`DELETE FROM ${table} WHERE id = ?`, id);
      }
    });
    return true;
  };
  return {
    [`${one}Create`]: (
      _: unknown,
      { input }: { input: NamedInput },
      { stash: { library } }: RequestContext,
    ) => namedById(library, table, [createNamed(library, table, input)])[0],
    [`${one}Update`]: (
      _: unknown,
      { input }: { input: NamedInput },
      { stash: { library } }: RequestContext,
    ) => namedById(library, table, [updateNamed(library, table, input)])[0],
    [`${one}Destroy`]: (_: unknown, { input }: { input: { id: string } }, { stash }: RequestContext) =>
      destroy(stash.library, [input.id]),
    [`${one}sDestroy`]: (_: unknown, { ids }: { ids: string[] }, { stash }: RequestContext) =>
      destroy(stash.library, ids),
  };
}

export const NAMED_MUTATIONS: Resolvers = {
  Mutation: foreignKeyErrors({
    ...mutationsOf('tags', 'tag'),
    ...mutationsOf('performers', 'performer'),
    ...mutationsOf('studios', 'studio'),
    tagsMerge: (
      _: unknown,
      { input }: { input: { source: string[]; destination: string } },
      { stash: { library } }: RequestContext,
    ) => {
      const destination = namedById(library, 'tags', [Number(input.destination)])[0];
      mergeTags(library, input.source.map(Number), Number(input.destination));
      return destination;
    },
  }),
};
