import type { Row } from '../../library/library.ts';
import type { Resolver } from '../build-schema.ts';

/** Columns that are NULL in the database and an empty text in the API: Stash's fields of this kind have no null. */
export function texts(...columns: string[]): Record<string, Resolver> {
  return Object.fromEntries(columns.map((column) => [column, (row: Row) => row[column] ?? '']));
}
