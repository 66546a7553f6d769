import type { IncomingMessage } from 'node:http';

export function proxyPrefix(request: IncomingMessage): string {
  return String(request.headers['x-forwarded-prefix'] ?? '').replace(/\/$/, '');
}

/** As the client sees the server: forwarded scheme, its own Host header, the proxy's prefix. */
export function baseUrlOf(request: IncomingMessage, tls: boolean): string {
  const scheme = tls || request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  return `${scheme}://${request.headers.host ?? '127.0.0.1'}${proxyPrefix(request)}`;
}
