import {
  ApolloClient,
  HttpLink,
  InMemoryCache,
  from,
  split,
  type NormalizedCacheObject,
} from '@apollo/client';
import { onError } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { getMainDefinition } from '@apollo/client/utilities';
import { createClient as createWebSocketClient, type Client as WebSocketClient } from 'graphql-ws';
import { ScanCompleteSubscribeDocument } from './documents.ts';

export const baseURL = document.querySelector('base')?.getAttribute('href') ?? '/';

/** An address of the server, behind whatever prefix the page is served under. */
export function platformURL(path: string): URL {
  return new URL(baseURL + path, window.location.origin);
}

export interface Clients {
  client: ApolloClient<NormalizedCacheObject>;
  webSocketClient: WebSocketClient;
}

/**
 * The chain is error link, then WebSocket for subscriptions and HTTP for the rest. The cache has no policy for
 * `findScenes`: its entries are keyed by all arguments as they were before any link changed them. After every scan
 * the whole store is reset, which rejects queries that are under way.
 */
export function createClients(): Clients {
  const address = platformURL('graphql');
  const socketAddress = new URL(address);
  socketAddress.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';

  const webSocketClient = createWebSocketClient({
    url: socketAddress.toString(),
    retryAttempts: Infinity,
    shouldRetry: () => true,
  });

  const toLogin = onError(({ networkError }) => {
    if (!networkError || !('statusCode' in networkError) || networkError.statusCode !== 401) return;
    const login = platformURL('login');
    login.searchParams.set('returnURL', window.location.href);
    window.location.href = login.toString();
  });

  const transport = split(
    ({ query }) => {
      const definition = getMainDefinition(query);
      return definition.kind === 'OperationDefinition' && definition.operation === 'subscription';
    },
    new GraphQLWsLink(webSocketClient),
    new HttpLink({ uri: address.toString() }),
  );

  const client = new ApolloClient({ link: from([toLogin, transport]), cache: new InMemoryCache() });
  client.subscribe({ query: ScanCompleteSubscribeDocument }).subscribe({
    next: () => void client.resetStore(),
    error: () => undefined,
  });
  return { client, webSocketClient };
}
