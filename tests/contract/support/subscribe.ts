import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { StashUnderTest } from './stash-under-test.ts';

/** A WebSocket with the credentials that the server wants at the upgrade. */
export function socketOf(stash: StashUnderTest): Client {
  class Authorized extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: stash.credentials });
    }
  }
  return createClient({
    url: `${stash.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: Authorized,
    retryAttempts: 0,
  });
}

/** All that arrives from now on; resolves when the server has surely begun to collect. */
export async function collect<T>(client: Client, field: string, selection = ''): Promise<T[]> {
  const items: T[] = [];
  const subscribed = new Promise<void>((resolve) => client.on('connected', () => resolve()));
  client.subscribe<Record<string, T>>(
    { query: `subscription { ${field} ${selection} }` },
    { next: ({ data }) => items.push(data?.[field] as T), error: () => {}, complete: () => {} },
  );
  await subscribed;
  // Messages of one socket are handled in order: when a query over it is answered, the subscription before it stands.
  await new Promise<void>((resolve, reject) =>
    client.subscribe(
      { query: '{ version { version } }' },
      { next: () => {}, error: reject, complete: resolve },
    ),
  );
  return items;
}
