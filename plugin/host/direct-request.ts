import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { StashUnreachable } from '../../src/errors.ts';
import { isLoopback } from './server-connection.ts';

export interface DirectAnswer {
  status: number;
  contentType: string;
  setCookies: string[];
  text: string;
}

/** Posts one JSON body; `headers` may differ each time, because credentials do. */
export type DirectRequest = (
  body: string,
  headers: Record<string, string>,
  signal?: AbortSignal | null,
) => Promise<DirectAnswer>;

/**
 * A way to one address over kept connections. It goes straight there whatever HTTP_PROXY says (Stash hands its proxy
 * down to plugins), and accepts a certificate that nobody signed from this machine only.
 * @param silenceMs how long Stash may stay silent within a request; a large page on a slow disk takes a while
 * @param lookup for tests: how a name becomes an address
 */
export function createDirectRequest(
  address: URL,
  silenceMs = 120_000,
  lookup?: LookupFunction,
): DirectRequest {
  const secure = address.protocol === 'https:';
  const options = { keepAlive: true, maxSockets: 8, proxyEnv: {} };
  const agent = secure
    ? new HttpsAgent({ ...options, rejectUnauthorized: !isLoopback(address.hostname) })
    : new HttpAgent(options);
  const send = secure ? httpsRequest : httpRequest;

  return (body, headers, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const fail = (error: Error & { code?: string }) =>
        reject(signal?.aborted ? signal.reason : explain(error, address));
      const request = send(
        address,
        {
          agent,
          method: 'POST',
          headers: {
            ...headers,
            'content-type': 'application/json',
            // Stash answers "*/*" with another type and status, and compression over loopback only costs.
            accept: 'application/json',
            'accept-encoding': 'identity',
            'content-length': Buffer.byteLength(body),
          },
          ...(signal && { signal }),
          ...(lookup && { lookup }),
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', fail);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              contentType: response.headers['content-type'] ?? '',
              setCookies: response.headers['set-cookie'] ?? [],
              text: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      request.on('error', fail);
      request.setTimeout(silenceMs, () => request.destroy(new Silence(silenceMs)));
      request.end(body);
    });
}

class Silence extends Error {
  constructor(silenceMs: number) {
    super(`it did not answer within ${Math.round(silenceMs / 1000)} s`);
  }
}

function explain(error: Error & { code?: string }, address: URL): StashUnreachable {
  const reason =
    error.code === 'ECONNREFUSED'
      ? 'nothing listens there'
      : error.code === 'ECONNRESET' || error.message === 'aborted'
        ? 'it closed the connection before its answer was complete'
        : error.code === 'DEPTH_ZERO_SELF_SIGNED_CERT' || error.code === 'SELF_SIGNED_CERT_IN_CHAIN'
          ? 'its certificate is signed by nobody this machine trusts, which is accepted on this machine only; ' +
            'set NODE_EXTRA_CA_CERTS for Stash'
          : error.message;
  return new StashUnreachable(`Stash does not answer at ${address.origin}: ${reason}.`, { cause: error });
}
