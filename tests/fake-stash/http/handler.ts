import type { GraphQLSchema } from 'graphql';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import type { Emulation } from '../emulation.ts';
import { authenticate } from '../session/authenticate.ts';
import { baseUrlOf, proxyPrefix } from './base-url.ts';
import { serveFaults } from '../faults/control.ts';
import { readBody } from './body.ts';
import { jsonBodyError } from './body-errors.ts';
import { parseExactly } from './exact-json.ts';
import { answerGraphql, type GraphqlRequest } from './graphql-post.ts';
import { serveLogin } from './login.ts';
import { serveMedia } from './media.ts';
import { servePage } from './page.ts';
import { servePluginFile } from './plugin-files.ts';

export interface HandlerOptions {
  stash: Emulation;
  schema: GraphQLSchema;
  pageFolder: string;
  tls: boolean;
}

export function requestHandler(options: HandlerOptions): RequestListener {
  return (request, response) => {
    void handle(options, request, response).catch((error: Error) => {
      options.stash.log.write('Error', `panic: ${error.stack ?? error.message}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

async function handle(
  options: HandlerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { stash } = options;
  const path = new URL(request.url ?? '/', 'http://x').pathname;
  allowOrigins(request, response);
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  if (path === '/__fake/faults') return serveFaults(stash, request, response);
  const { ok, user, setCookie } = authenticate(request, stash.config);
  if (!ok) return unauthorized(response);
  if (setCookie) response.setHeader('Set-Cookie', setCookie);
  if (path.startsWith('/login') || path === '/logout')
    return serveLogin(stash.config, request, response, path);
  if (stash.config.hasCredentials && user === '' && path !== '/css' && !path.startsWith('/assets')) {
    const extension = extname(path);
    if (path === '/graphql' || (extension !== '' && extension !== '.html')) return unauthorized(response);
    const back = encodeURIComponent(`${proxyPrefix(request)}${request.url ?? '/'}`);
    return void response
      .writeHead(302, { Location: `${proxyPrefix(request)}/login?returnURL=${back}` })
      .end();
  }
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (path === '/graphql') return serveGraphql(options, user, request, response);
  if (path.startsWith('/plugin/')) return servePluginFile(stash, request, response, path);
  if (serveMedia(stash, request, response, path)) return;
  servePage(stash, options.pageFolder, request, response, path);
}

async function serveGraphql(
  options: HandlerOptions,
  user: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const asked = await graphqlRequest(request);
  response.setHeader('Cache-Control', 'no-store');
  if (typeof asked === 'string')
    return void response
      .writeHead(400, { 'Content-Type': 'application/json' })
      .end(JSON.stringify({ errors: [{ message: asked }], data: null }));
  const context = {
    stash: options.stash,
    baseUrl: baseUrlOf(request, options.tls),
    signal: gone.signal,
    user,
  };
  const fault = request.headers['x-fake-stash-fault'];
  const { status, body, broken } = await answerGraphql(options.schema, asked, context, fault?.toString());
  if (broken === 'before') return void request.socket.destroy();
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  // From v0.29 on, a client that accepts anything gets the newer media type, and 400 where it was 422.
  const accept = request.headers.accept ?? '*/*';
  const newer =
    options.stash.release !== 'v0.28' &&
    (accept === '*/*' || accept.includes('application/graphql-response+json'));
  response.statusCode = newer && status === 422 ? 400 : status;
  response.setHeader('Content-Type', newer ? 'application/graphql-response+json' : 'application/json');
  if (broken === 'within') {
    response.setHeader('Content-Length', Buffer.byteLength(text));
    return void response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
  }
  if (typeof body === 'string') response.setHeader('Content-Type', 'text/plain');
  response.end(text);
}

/** The request, or why there is none. */
async function graphqlRequest(request: IncomingMessage): Promise<GraphqlRequest | string> {
  const body = request.method === 'GET' ? '' : await readBody(request);
  try {
    if (request.method === 'GET') {
      const query = new URL(request.url ?? '/', 'http://x').searchParams;
      const variables = query.get('variables');
      return {
        readOnly: true,
        query: query.get('query'),
        operationName: query.get('operationName'),
        variables: variables ? (JSON.parse(variables) as Record<string, unknown>) : null,
      };
    }
    return parseExactly(body) as GraphqlRequest;
  } catch {
    return jsonBodyError(body);
  }
}

function unauthorized(response: ServerResponse): void {
  response.writeHead(401, { 'WWW-Authenticate': 'FormBased' }).end();
}

function allowOrigins(request: IncomingMessage, response: ServerResponse): void {
  if (!request.headers.origin) return;
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader(
    'Access-Control-Allow-Headers',
    request.headers['access-control-request-headers'] ?? '*',
  );
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, HEAD, OPTIONS');
}
