import type { Resolver } from '../build-schema.ts';
import { failure } from '../errors.ts';

/** A reference to something that does not exist reaches the client as SQLite words it. */
export function foreignKeyErrors(resolvers: Record<string, Resolver>): Record<string, Resolver> {
  const guarded = Object.entries(resolvers).map(([name, resolver]): [string, Resolver] => [
    name,
    (source, args, context) => {
      try {
        return resolver(source, args, context);
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR')
          throw failure(error.message);
        throw error;
      }
    },
  ]);
  return Object.fromEntries(guarded);
}
