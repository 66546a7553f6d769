import { QueryClient } from '@tanstack/react-query';
import type { OperationInput, OperationName } from '../../src/operations/registry.ts';
import { OperationFailed } from './operations.ts';

const clients = new Map<string, QueryClient>();

/** One client per Stash, shared by the islands of the page: going back to a page paints what is known at once. */
export function queryClientFor(graphqlUrl: string): QueryClient {
  const known = clients.get(graphqlUrl);
  if (known) return known;
  const client = makeQueryClient();
  clients.set(graphqlUrl, client);
  return client;
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Every question costs a process on the server; live events say when an answer is out of date.
        staleTime: 3000,
        gcTime: 30 * 60_000,
        // Stash's own "online" is what counts, and it may be on this machine without any network.
        networkMode: 'always',
        retry: (failures, error) => !(error instanceof OperationFailed) && failures < 2,
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** The key of an operation's answer: its name and its input. */
export function operationKey<Name extends OperationName>(
  name: Name,
  input?: OperationInput<Name>,
): readonly unknown[] {
  return input === undefined ? ['operation', name] : ['operation', name, input];
}
