import type { Row } from '../library/library.ts';
import type { Resolvers } from './build-schema.ts';
import type { RequestContext } from './context.ts';

interface SaveFilterInput {
  id?: string | null;
  mode: string;
  name: string;
  find_filter?: unknown;
  object_filter?: unknown;
  ui_options?: unknown;
}

const json = (row: Row, column: string): unknown =>
  row[column] ? (JSON.parse(String(row[column])) as unknown) : null;

/** The saved find filter's fields are all nullable; what was not saved is null. */
const findFilter = (row: Row) => ({
  q: null,
  page: null,
  per_page: null,
  sort: null,
  direction: null,
  ...((json(row, 'find_filter') ?? {}) as object),
});

export const FILTER_RESOLVERS: Resolvers = {
  Query: {
    findSavedFilter: (_: unknown, { id }: { id: string }, { stash }: RequestContext) =>
      stash.library.one('SELECT * FROM saved_filters WHERE id = ?', Number(id)) ?? null,
    findSavedFilters: (_: unknown, { mode }: { mode?: string | null }, { stash }: RequestContext) =>
      stash.library.all(
        'SELECT * FROM saved_filters WHERE ? IS NULL OR mode = ? ORDER BY name',
        mode ?? null,
        mode ?? null,
      ),
    findDefaultFilter: () => null,
  },
  Mutation: {
    saveFilter: (_: unknown, { input }: { input: SaveFilterInput }, { stash }: RequestContext) => {
      const text = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value));
      const values = [
        input.name,
        input.mode,
        text(input.find_filter),
        text(input.object_filter),
        text(input.ui_options),
      ];
      const id = input.id ? Number(input.id) : undefined;
      const { library } = stash;
      if (id !== undefined) {
        library.run(
          'UPDATE saved_filters SET name = ?, mode = ?, find_filter = ?, object_filter = ?, ui_options = ? WHERE id = ?',
          ...values,
          id,
        );
      }
      const saved =
        id ??
        library.run(
          'INSERT INTO saved_filters (name, mode, find_filter, object_filter, ui_options) VALUES (?, ?, ?, ?, ?)',
          ...values,
        );
      return library.one('SELECT * FROM saved_filters WHERE id = ?', saved);
    },
    destroySavedFilter: (_: unknown, { input }: { input: { id: string } }, { stash }: RequestContext) => {
      stash.library.run('DELETE FROM saved_filters WHERE id = ?', Number(input.id));
      return true;
    },
  },
  SavedFilter: {
    filter: (row: Row) => row['object_filter'] ?? '',
    find_filter: findFilter,
    object_filter: (row: Row) => json(row, 'object_filter'),
    ui_options: (row: Row) => json(row, 'ui_options'),
  },
};
