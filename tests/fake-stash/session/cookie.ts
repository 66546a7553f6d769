import { createHmac, timingSafeEqual } from 'node:crypto';

interface Payload {
  user: string;
  /** Unix seconds of the encoding; the age counts from here. */
  at: number;
}

/** Signed with the key in config.yml, so that cookies survive a restart of the server. */
export function encodeSession(user: string, key: string): string {
  const body = Buffer.from(
    JSON.stringify({ user, at: Math.floor(Date.now() / 1000) } satisfies Payload),
  ).toString('base64url');
  return `${body}.${sign(body, key)}`;
}

/** Undefined for a cookie that is forged or older than `maxAgeS`: such a one counts as no user, not as an error. */
export function decodeSession(value: string, key: string, maxAgeS: number): string | undefined {
  const [body, signature] = value.split('.');
  if (!body || !signature) return undefined;
  const expected = Buffer.from(sign(body, key));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  const { user, at } = JSON.parse(Buffer.from(body, 'base64url').toString()) as Payload;
  return Date.now() / 1000 - at > maxAgeS ? undefined : user;
}

/** The cookie as a plugin gets it: Go's http.Cookie in JSON. */
export function goCookie(value: string, maxAgeS: number): Record<string, unknown> {
  return {
    Name: 'session',
    Value: value,
    Quoted: false,
    Path: '/',
    Domain: '',
    Expires: new Date(Date.now() + maxAgeS * 1000).toISOString(),
    RawExpires: '',
    MaxAge: maxAgeS,
    Secure: false,
    HttpOnly: false,
    SameSite: 2,
    Partitioned: false,
    Raw: '',
    Unparsed: null,
  };
}

export function setCookieHeader(value: string, maxAgeS: number): string {
  const expires = new Date(Date.now() + maxAgeS * 1000).toUTCString();
  return `session=${value}; Path=/; Expires=${expires}; Max-Age=${maxAgeS}; SameSite=Lax`;
}

function sign(body: string, key: string): string {
  return createHmac('sha256', key).update(body).digest('base64url');
}
