import { GraphQLError } from 'graphql';

/** A resolver's error as Stash answers it: HTTP 200, the plain message, the path. */
export function failure(message: string): GraphQLError {
  return new GraphQLError(message);
}
