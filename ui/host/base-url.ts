/** Stash writes a `<base>` with the prefix of a reverse proxy; without one it lives at the root. Ends in a slash. */
export function readBaseUrl(document: Document): string {
  const base = document.querySelector('base')?.getAttribute('href') ?? '/';
  return new URL(base.endsWith('/') ? base : `${base}/`, document.location.origin).href;
}

/** An address for `href` from a path of Stash's router. */
export function hrefOf(baseUrl: string, path: string): string {
  return new URL(path.replace(/^\/+/, ''), baseUrl).href;
}
