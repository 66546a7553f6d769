import { execute, subscribe, validate, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Emulation } from '../emulation.ts';
import type { RequestContext } from '../graphql/context.ts';
import { authenticate } from '../session/authenticate.ts';
import { baseUrlOf } from './base-url.ts';

/** Subscriptions on `/graphql`, sub-protocol `graphql-transport-ws`. Who somebody is, is asked at the upgrade only. */
export function acceptSockets(
  server: Server,
  schema: GraphQLSchema,
  stash: Emulation,
  tls: boolean,
): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true });
  const users = new WeakMap<IncomingMessage, string>();
  const protocol = useServer(
    {
      schema,
      // Given explicitly: under a bundling test runner the library's own import would be a second copy of graphql.
      execute,
      subscribe,
      validate,
      context: ({ extra }): RequestContext => ({
        stash,
        baseUrl: baseUrlOf(extra.request, tls),
        signal: new AbortController().signal,
        user: users.get(extra.request) ?? '',
      }),
    },
    sockets,
  );
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { ok, user } = authenticate(request, stash.config);
    if (!ok || (stash.config.hasCredentials && user === '')) {
      socket.end(
        'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: FormBased\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      );
      return;
    }
    if (new URL(request.url ?? '/', 'http://x').pathname !== '/graphql') return void socket.destroy();
    users.set(request, user);
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
  });
  return async () => {
    for (const client of sockets.clients) client.terminate();
    await protocol.dispose();
  };
}
