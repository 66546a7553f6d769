export interface Answer {
  status: number;
  data: any;
  errors?: { message: string; path?: unknown[]; extensions?: { code: string } }[];
  headers: Headers;
}

/** One GraphQL request, with whatever the server made of it. */
export async function ask(
  stash: { url: string },
  query: string,
  variables: Record<string, unknown> = {},
  init: { headers?: Record<string, string>; signal?: AbortSignal; path?: string } = {},
): Promise<Answer> {
  const response = await fetch(`${stash.url}${init.path ?? '/graphql'}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...init.headers },
    body: JSON.stringify({ query, variables }),
    ...(init.signal ? { signal: init.signal } : {}),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    ...(text ? JSON.parse(text) : { data: undefined }),
  };
}
