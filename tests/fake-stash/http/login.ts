import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../config.ts';
import { encodeSession, setCookieHeader } from '../session/cookie.ts';
import { proxyPrefix } from './base-url.ts';
import { readBody } from './body.ts';

const FORM = `<!doctype html><html><head><title>Login</title></head><body><form method="post">
<label>Username <input name="username"></label><label>Password <input name="password" type="password"></label>
<button>Login</button></form></body></html>`;

/** `/login` shows and takes the form; `/logout` ends the session. */
export async function serveLogin(
  config: Config,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const { username, password, session_store_key, max_session_age } = config.values;
  if (path === '/logout') {
    response.setHeader('Set-Cookie', 'session=; Path=/; Max-Age=0');
    return redirect(response, `${proxyPrefix(request)}/login`);
  }
  if (request.method !== 'POST') {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(FORM);
    return;
  }
  const form = new URLSearchParams(await readBody(request));
  if (form.get('username') !== username || form.get('password') !== password) {
    response.statusCode = 401;
    response.end('Username or password is invalid');
    return;
  }
  response.setHeader(
    'Set-Cookie',
    setCookieHeader(encodeSession(username, session_store_key), max_session_age),
  );
  const back = form.get('returnURL') ?? new URL(request.url ?? '/', 'http://x').searchParams.get('returnURL');
  redirect(response, back?.startsWith('/') ? back : `${proxyPrefix(request)}/`);
}

function redirect(response: ServerResponse, to: string): void {
  response.statusCode = 302;
  response.setHeader('Location', to);
  response.end();
}
