import type { GraphQLError } from 'graphql';

interface Refusal {
  message: string;
  path?: string[];
  locations?: readonly { line: number; column: number }[];
  extensions: { code: 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED' };
}

/** A document that cannot be read, as Stash's parser words it. */
export function parseRefusal(error: GraphQLError): Refusal {
  return {
    message: error.message.replace(/^Syntax Error: /, '').replace(/\.$/, ''),
    ...(error.locations ? { locations: error.locations } : {}),
    extensions: { code: 'GRAPHQL_PARSE_FAILED' },
  };
}

/** A variable that is missing or does not fit; its path leads into the variables. */
export function variableRefusal(error: GraphQLError): Refusal {
  const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' } as const;
  const name = /^Variable "\$(\w+)"/.exec(error.message)?.[1];
  if (name === undefined) return { message: error.message, extensions };
  const place = /at "([^"]+)"/.exec(error.message)?.[1]?.split('.') ?? [name];
  const unknown = /Field "(\w+)" is not defined/.exec(error.message)?.[1];
  if (unknown) return { message: 'unknown field', path: ['variable', ...place, unknown], extensions };
  if (error.message.includes('was not provided'))
    return { message: 'must be defined', path: ['variable', name], extensions };
  if (error.message.includes('must not be null'))
    return { message: 'cannot be null', path: ['variable', name], extensions };
  const reason = error.message.split('; ').at(-1) as string;
  return { message: reason, path: ['variable', ...place], extensions };
}
