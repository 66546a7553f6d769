import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, resolve } from 'node:path';
import type { Emulation } from '../emulation.ts';
import { isUrl } from '../graphql/queries/system.ts';
import type { Manifest } from '../plugins/manifest.ts';

export const MIME: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** `/plugin/{id}/javascript`, `/css` and `/assets/*`: unknown plugin 404, disabled plugin 400. */
export function servePluginFile(
  stash: Emulation,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): void {
  const [, , id = '', kind = '', ...rest] = path.split('/');
  const plugin = stash.plugins.find(decodeURIComponent(id));
  if (!plugin) return end(response, 404);
  if (!stash.plugins.isEnabled(plugin.id)) return end(response, 400);
  if (kind === 'javascript')
    return joinedFiles(request, response, plugin, plugin.javascript, 'text/javascript');
  if (kind === 'css') return joinedFiles(request, response, plugin, plugin.css, 'text/css');
  if (kind === 'assets')
    return asset(request, response, plugin, `/${rest.map(decodeURIComponent).join('/')}`);
  end(response, 404);
}

/** All local files in one answer, each (even a missing one) followed by a newline; revalidated by ETag at every use. */
function joinedFiles(
  request: IncomingMessage,
  response: ServerResponse,
  plugin: Manifest,
  files: string[],
  type: string,
): void {
  const content = files
    .filter((file) => !isUrl(file))
    .map((file) => join(plugin.folder, file))
    .map((file) => `${existsSync(file) ? readFileSync(file, 'utf8') : ''}\n`)
    .join('');
  const etag = `"${createHash('md5').update(content).digest('hex')}"`;
  const immutable = new URL(request.url ?? '/', 'http://x').searchParams.has('t');
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', immutable ? 'private, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('ETag', etag);
  if (request.headers['if-none-match'] === etag) return end(response, 304);
  response.end(content);
}

/** Matched by the prefix before the folder; the key `/` is the fallback. No Cache-Control, only Last-Modified. */
function asset(request: IncomingMessage, response: ServerResponse, plugin: Manifest, path: string): void {
  const prefix = Object.keys(plugin.assets).find((key) => key !== '/' && path.startsWith(key));
  const mapped = plugin.assets[prefix ?? '/'];
  if (mapped === undefined) return end(response, 404);
  const root = resolve(plugin.folder, mapped);
  const outside = relative(plugin.folder, root).startsWith('..');
  const file = resolve(root, `.${path.slice(prefix?.length ?? 0) || '/'}`.replace(/^\.(?!\/)/, './'));
  if (outside || relative(root, file).startsWith('..')) return end(response, 404);
  sendFile(request, response, file);
}

export function sendFile(request: IncomingMessage, response: ServerResponse, file: string): void {
  if (!existsSync(file)) return end(response, 404);
  const stats = statSync(file);
  if (stats.isDirectory()) {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(
      `<pre>\n${readdirSync(file)
        .map((name) => `<a href="${encodeURI(name)}">${name}</a>`)
        .join('\n')}\n</pre>\n`,
    );
    return;
  }
  const modified = new Date(Math.floor(stats.mtimeMs / 1000) * 1000);
  response.setHeader('Last-Modified', modified.toUTCString());
  response.setHeader('Content-Type', MIME[extname(file)] ?? 'application/octet-stream');
  const since = Date.parse(String(request.headers['if-modified-since'] ?? ''));
  if (since >= modified.getTime()) return end(response, 304);
  response.end(readFileSync(file));
}

function end(response: ServerResponse, status: number): void {
  response.statusCode = status;
  if (status === 304) response.end();
  else response.end(status === 404 ? '404 page not found\n' : '');
}
