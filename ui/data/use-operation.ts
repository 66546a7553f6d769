import {
  keepPreviousData,
  useMutation,
  type UseMutationResult,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { OperationInput, OperationName, OperationOutput } from '../../src/operations/registry.ts';
import { useHost } from '../app/host-context.ts';
import { callOperation } from './operations.ts';
import { operationKey } from './query-client.ts';

interface Options<Output> {
  enabled?: boolean;
  /** Keeps showing the answer to the question before, while the new one is asked. */
  keepPrevious?: boolean;
  /** How long until it is asked again; false: only when something says so. */
  pollMs?: (data: Output | undefined) => number | false;
}

/** Asks an operation that only reads; see `ui/data/query-client.ts` for how long an answer is good. */
export function useOperation<Name extends OperationName>(
  name: Name,
  input: OperationInput<Name>,
  options: Options<OperationOutput<Name>> = {},
): UseQueryResult<OperationOutput<Name>> {
  const host = useHost();
  const { enabled = true, keepPrevious = false, pollMs } = options;
  return useQuery<OperationOutput<Name>>({
    queryKey: operationKey(name, input),
    queryFn: ({ signal }) => callOperation(host.graphqlUrl, name, input, signal),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
    ...(pollMs ? { refetchInterval: (query) => pollMs(query.state.data as never) } : {}),
  }) as UseQueryResult<OperationOutput<Name>>;
}

/** Calls an operation that changes something. */
export function useAct<Name extends OperationName>(
  name: Name,
): UseMutationResult<OperationOutput<Name>, Error, OperationInput<Name>> {
  const host = useHost();
  return useMutation<OperationOutput<Name>, Error, OperationInput<Name>>({
    mutationFn: (input) => callOperation(host.graphqlUrl, name, input),
  });
}
