import { ClientError, GraphQLClient } from 'graphql-request';
import { KnownError, StashRefused, StashUnreachable } from '../../src/errors.ts';
import type { StashClient } from '../../src/stash/client.ts';
import { ApiKeyDocument } from '../../src/stash/generated.ts';
import { createCredentials } from './credentials.ts';
import { createDirectRequest, type DirectAnswer, type DirectRequest } from './direct-request.ts';
import { graphqlAddress, type ServerConnection } from './server-connection.ts';

export interface ConnectOptions {
  /** Work that may outlive the session: asks for the API key before its first request. */
  long?: boolean;
  request?: DirectRequest;
}

/** The Stash that started this process. Nothing is sent before the first request. */
export function connect(connection: ServerConnection, options: ConnectOptions = {}): StashClient {
  const address = graphqlAddress(connection);
  const send = options.request ?? createDirectRequest(address);
  const credentials = createCredentials(connection.SessionCookie);
  const client = new GraphQLClient(address.href, {
    // Our documents hold one operation each, so that none has to be parsed for its name.
    excludeOperationName: true,
    fetch: async (_url, init) =>
      toResponse(await credentials.send(send, String(init?.body), init?.signal ?? null), address),
  });

  const request: StashClient['request'] = async (document, variables, { signal } = {}) => {
    try {
      return await client.request<never>({
        document: document.toString(),
        variables: variables as Record<string, unknown>,
        ...(signal && { signal }),
      });
    } catch (error) {
      throw signal?.aborted ? signal.reason : explain(error, address);
    }
  };
  if (!options.long) return { request };

  let keyAsked: Promise<void> | null = null;
  const askForKey = async (): Promise<void> => {
    const { configuration } = await request(ApiKeyDocument, {});
    if (configuration.general.apiKey !== '') credentials.useApiKey(configuration.general.apiKey);
  };
  return {
    async request(document, variables, requestOptions) {
      keyAsked ??= askForKey().catch((error) => {
        // Refused for good: go on with the session. Anything else is asked again with the next request.
        if (!(error instanceof StashRefused)) keyAsked = null;
      });
      await keyAsked;
      return request(document, variables, requestOptions);
    },
  };
}

/** As much of a Response as graphql-request reads. */
function toResponse(answer: DirectAnswer, address: URL): Response {
  const { status, contentType, text } = answer;
  if (!contentType.includes('json') && status < 400)
    throw new StashUnreachable(
      `Expected JSON from ${address.href}, found ${contentType || 'nothing'}: is that address Stash’s own?`,
    );
  const headers = { get: (name: string) => (name.toLowerCase() === 'content-type' ? contentType : null) };
  return {
    ok: status >= 200 && status < 300,
    status,
    headers,
    text: async () => text,
  } as unknown as Response;
}

function explain(error: unknown, address: URL): Error {
  if (error instanceof KnownError) return error;
  if (!(error instanceof ClientError))
    return new StashUnreachable(
      `Stash at ${address.origin} gave an answer that cannot be read: ${String(error)}`,
      {
        cause: error,
      },
    );
  const messages = (error.response.errors ?? []).map(({ message }) => message);
  if (messages.length > 0) return new StashRefused(messages.join('; '), { cause: error });
  const { status } = error.response;
  if (status >= 500)
    return new StashUnreachable(`Stash at ${address.origin} answered HTTP ${status}; its log says more.`);
  return new StashRefused(
    status === 403
      ? `Stash at ${address.origin} refuses all access (HTTP 403): it was reached from the internet without a password.`
      : `Stash at ${address.origin} answered HTTP ${status} without saying why.`,
  );
}
