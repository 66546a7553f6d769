import type { Emulation } from '../emulation.ts';

/** What a resolver knows about its request. */
export interface RequestContext {
  stash: Emulation;
  /** Scheme, host and proxy prefix as the client wrote them, without a slash at the end. */
  baseUrl: string;
  /** Aborted when the HTTP client goes away. */
  signal: AbortSignal;
  /** Empty when nobody is logged in (or nobody has to). */
  user: string;
}
