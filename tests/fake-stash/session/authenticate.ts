import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';
import { decodeSession, encodeSession, setCookieHeader } from './cookie.ts';

export interface Authentication {
  /** False: an API key was sent that is not ours; refused even when nobody needs to log in. */
  ok: boolean;
  user: string;
  /** A refreshed `Set-Cookie`, whenever the request came with a valid session. */
  setCookie?: string;
}

export function authenticate(request: IncomingMessage, config: Config): Authentication {
  const { api_key, username, session_store_key, max_session_age } = config.values;
  const query = new URL(request.url ?? '/', 'http://x').searchParams;
  const given = String(request.headers['apikey'] ?? '') || (query.get('apikey') ?? '');
  if (given !== '') return given === api_key ? { ok: true, user: username } : { ok: false, user: '' };
  for (const pair of (request.headers.cookie ?? '').split(/;\s*/)) {
    if (!pair.startsWith('session=')) continue;
    const user = decodeSession(pair.slice('session='.length), session_store_key, max_session_age);
    if (user === undefined) continue;
    return {
      ok: true,
      user,
      setCookie: setCookieHeader(encodeSession(user, session_store_key), max_session_age),
    };
  }
  return { ok: true, user: '' };
}
