import { join, resolve } from 'node:path';
import { InvalidInput } from '../../src/errors.ts';

/** What Stash hands to each process of a plugin, in the names of its Go structure. */
export interface ServerConnection {
  Scheme: string;
  Host: string;
  Port: number;
  /** Null when Stash could not make one. */
  SessionCookie: { Name: string; Value: string } | null;
  /** The folder of Stash's configuration. */
  Dir: string;
  /** May be relative to the working directory. */
  PluginDir: string;
}

/** Checks by hand what the process needs at once; zod would cost every operation its start-up. */
export function parseServerConnection(value: unknown): ServerConnection {
  const found = (value ?? {}) as Partial<ServerConnection>;
  if (typeof found.Dir !== 'string' || found.Dir === '')
    throw new InvalidInput('Expected server_connection.Dir, the folder of Stash’s configuration, on stdin.');
  const cookie = found.SessionCookie;
  return {
    Scheme: found.Scheme === 'https' ? 'https' : 'http',
    Host: typeof found.Host === 'string' && found.Host !== '' ? found.Host : '0.0.0.0',
    Port: typeof found.Port === 'number' ? found.Port : 9999,
    SessionCookie: cookie && typeof cookie.Value === 'string' ? cookie : null,
    Dir: resolve(found.Dir),
    PluginDir: resolve(found.PluginDir ?? '.'),
  };
}

/** Beside Stash's configuration: survives updates and the removal of the plugin, and no URL of Stash's leads there. */
export function storeFolder(connection: ServerConnection): string {
  return join(connection.Dir, 'stashhog');
}

/**
 * Always the server itself, so a reverse proxy and its path prefix do not matter. Stash reports the address it
 * listens on: "every address" is reached by loopback (and not as `localhost`, which may mean the other family).
 */
export function graphqlAddress(connection: ServerConnection): URL {
  return new URL(`${connection.Scheme}://${connectable(connection.Host)}:${connection.Port}/graphql`);
}

function connectable(host: string): string {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (bare === '0.0.0.0') return '127.0.0.1';
  if (bare === '::' || bare === '0:0:0:0:0:0:0:0') return '[::1]';
  return bare.includes(':') ? `[${bare}]` : bare;
}

/** Only there is a certificate that nobody signed accepted. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
