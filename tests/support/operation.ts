import type { OperationContract, InputOf, OutputOf } from '../../src/operations/contract.ts';
import type { OperationContext, OperationHandler } from '../../plugin/operations/handler.ts';
import type { DomainContext } from './domain.ts';

/** Calls a handler as the plugin does: input validated with its defaults, output checked against the contract. */
export async function callHandler<Contract extends OperationContract>(
  { contract, handle }: OperationHandler<Contract>,
  input: InputOf<Contract>,
  { stash, ...context }: DomainContext,
): Promise<OutputOf<Contract>> {
  const operation: OperationContext = {
    ...context,
    stash: async () => stash,
    host: { version: '0.0.1-test' },
  };
  const parsed = contract.input.parse(input) as Parameters<typeof handle>[0];
  return contract.output.parse(await handle(parsed, operation)) as OutputOf<Contract>;
}

/** For operations that must answer without Stash. */
export const noStash = {
  request: () => Promise.reject(new Error('This operation must not ask Stash.')),
};
