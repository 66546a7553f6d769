import { createServer as createHttp, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { ServerConnection } from '../../plugin/host/server-connection.ts';
import { selfSigned } from './self-signed.ts';

export interface Seen {
  headers: IncomingMessage['headers'];
  query: string;
  variables: unknown;
  socket: Socket;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON. */
  body?: unknown;
  /** Closes the connection instead, after `body` if there is one. */
  hangUp?: boolean;
  /** Never answers. */
  silent?: boolean;
}

export interface TinyStash extends AsyncDisposable {
  seen: Seen[];
  connection: ServerConnection;
}

interface TinyOptions {
  tls?: boolean;
  /** Where it listens. */
  address?: string;
  /** What it says of itself. */
  host?: string;
}

/** The few bytes of a server that the connection's rules need: what it saw, and an answer made for each request. */
export async function tinyStash(
  answer: (seen: Seen) => Reply,
  { tls = false, address = '127.0.0.1', host = address }: TinyOptions = {},
): Promise<TinyStash> {
  const seen: Seen[] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as Pick<
        Seen,
        'query' | 'variables'
      >;
      const one: Seen = { headers: request.headers, query, variables, socket: request.socket };
      seen.push(one);
      const { status = 200, headers = {}, body = { data: {} }, hangUp, silent } = answer(one);
      if (silent) return;
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(hangUp && { 'content-length': String(text.length + 10) }),
        ...headers,
      });
      if (hangUp) response.write(text, () => request.socket.destroy());
      else response.end(text);
    });
  };
  const server = tls ? createHttps(selfSigned, listener) : createHttp(listener);
  await new Promise<void>((done) => server.listen(0, address, done));
  return {
    seen,
    connection: {
      Scheme: tls ? 'https' : 'http',
      Host: host,
      Port: (server.address() as AddressInfo).port,
      SessionCookie: { Name: 'session', Value: 'first' },
      Dir: '/nowhere',
      PluginDir: '/nowhere',
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
