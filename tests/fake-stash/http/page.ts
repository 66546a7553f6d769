import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, resolve } from 'node:path';
import type { Emulation } from '../emulation.ts';
import { proxyPrefix } from './base-url.ts';
import { sendFile } from './plugin-files.ts';
import { securityPolicy } from './security-policy.ts';

const BARE_PAGE =
  '<!doctype html><html><head><base href="/"><title>Stash</title></head><body>The host page is not built.</body></html>';

/** Files of the host page under their names; every path without an extension is the one page. */
export function servePage(
  stash: Emulation,
  pageFolder: string,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): void {
  const extension = extname(path);
  if (extension !== '' && extension !== '.html') {
    const file = resolve(pageFolder, `.${path}`);
    if (relative(pageFolder, file).startsWith('..')) return void response.writeHead(404).end();
    return sendFile(request, response, file);
  }
  const index = join(pageFolder, 'index.html');
  const html = existsSync(index) ? readFileSync(index, 'utf8') : BARE_PAGE;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Content-Security-Policy', securityPolicy(stash.plugins));
  response.end(html.replace(/<base href="[^"]*"/, `<base href="${proxyPrefix(request)}/"`));
}
