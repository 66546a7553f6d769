import type { TypedDocumentString } from './generated.ts';

/** Talks GraphQL to the Stash that started us. One instance per process; safe to use concurrently. */
export interface StashClient {
  /**
   * @throws {StashRefused} when Stash answers with errors; {StashUnreachable} when it does not answer
   * (connection refused, reset, 5xx); {NotAuthorized} on 401; the signal's reason when aborted.
   */
  request<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    options?: { signal?: AbortSignal },
  ): Promise<Result>;
}
