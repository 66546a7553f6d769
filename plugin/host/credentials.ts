import { NotAuthorized } from '../../src/errors.ts';
import type { DirectAnswer, DirectRequest } from './direct-request.ts';
import type { ServerConnection } from './server-connection.ts';

/**
 * How we prove who we are. The session cookie that Stash made for this process is valid for an hour (by default) and
 * renewed by each answer; an API key, where the user has one, does not expire. Whichever answers 401 gives way to the
 * other, once per request.
 */
export interface Credentials {
  /** For work that may take longer than a session. Sent alone: Stash refuses a wrong key even where none is needed. */
  useApiKey(key: string): void;
  send(request: DirectRequest, body: string, signal?: AbortSignal | null): Promise<DirectAnswer>;
}

export function createCredentials(sessionCookie: ServerConnection['SessionCookie']): Credentials {
  const name = sessionCookie?.Name ?? 'session';
  let cookie = sessionCookie?.Value ?? null;
  let apiKey: string | null = null;
  let use: 'cookie' | 'key' = 'cookie';

  const headers = (): Record<string, string> => {
    if (use === 'key' && apiKey !== null) return { ApiKey: apiKey };
    return cookie === null ? {} : { Cookie: `${name}=${cookie}` };
  };
  const adoptCookie = ({ setCookies }: DirectAnswer): void => {
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      // Max-Age=0 takes a session away; what we have may still be good.
      if (pair.slice(0, at).trim() !== name || attributes.some((text) => /^\s*max-age=(0|-)/i.test(text)))
        continue;
      cookie = pair.slice(at + 1).trim();
    }
  };
  const other = (): typeof use | null => {
    if (use === 'key') return cookie === null ? null : 'cookie';
    return apiKey === null ? null : 'key';
  };

  return {
    useApiKey(key) {
      apiKey = key;
      use = 'key';
    },
    async send(request, body, signal) {
      let answer = await request(body, headers(), signal);
      const next = other();
      if (answer.status === 401 && next !== null) {
        const before = use;
        use = next;
        answer = await request(body, headers(), signal);
        if (answer.status === 401) use = before;
      }
      if (answer.status === 401)
        throw new NotAuthorized(
          apiKey === null
            ? 'Stash no longer accepts the session it gave to StashHog (HTTP 401): start the work again, and for ' +
                'work that takes hours generate an API key under Settings → Security.'
            : 'Stash accepts neither the session nor the API key that StashHog has (HTTP 401): start the work again.',
        );
      adoptCookie(answer);
      return answer;
    },
  };
}
