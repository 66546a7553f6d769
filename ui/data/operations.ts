import type { OperationInput, OperationName, OperationOutput } from '../../src/operations/registry.ts';

/** Stash or StashHog answered with a sentence meant for a person. */
export class OperationFailed extends Error {
  override name = 'OperationFailed';
}

const document =
  'mutation StashHogOperation($arguments: Map!) { runPluginOperation(plugin_id: "stashhog", args: $arguments) }';

/**
 * Runs one operation of the plugin. Aborting kills its process, which is always safe.
 * @throws {OperationFailed} with the readable sentence of whoever refused.
 */
export async function callOperation<Name extends OperationName>(
  graphqlUrl: string,
  name: Name,
  input: OperationInput<Name>,
  signal?: AbortSignal,
): Promise<OperationOutput<Name>> {
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ query: document, variables: { arguments: { op: name, input } } }),
    signal: signal ?? null,
  });
  if (response.status === 401)
    throw new OperationFailed('You are no longer logged in to Stash. Reload the page to log in.');
  if (!response.ok)
    throw new OperationFailed(`Stash answered with HTTP ${response.status}. Its log says more.`);
  const answer = (await response.json()) as {
    data?: { runPluginOperation: OperationOutput<Name> } | null;
    errors?: { message: string }[];
  };
  const refused = answer.errors?.[0]?.message;
  if (refused !== undefined) throw new OperationFailed(refused);
  if (!answer.data) throw new OperationFailed('Stash answered without data. Its log says more.');
  return answer.data.runPluginOperation;
}
