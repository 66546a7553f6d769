import type { Context } from '../../src/context.ts';
import type { OperationContract, OutputOf, ParsedInputOf } from '../../src/operations/contract.ts';
import type { StashClient } from '../../src/stash/client.ts';

/** What an operation may use. It lives for some milliseconds and is killed at any time without harm. */
export interface OperationContext extends Pick<Context, 'database' | 'clock' | 'log' | 'live'> {
  /** Connects when first asked for: most operations never need Stash. */
  stash: () => Promise<StashClient>;
  host: { version: string };
}

/** One operation: its contract and what it does. The default export of `plugin/operations/<name>.ts`. */
export interface OperationHandler<Contract extends OperationContract = OperationContract> {
  contract: Contract;
  handle(input: ParsedInputOf<Contract>, context: OperationContext): Promise<OutputOf<Contract>>;
}

/** Input reaches `handle` validated and with its defaults. A thrown KnownError is shown to the person as it reads. */
export function defineHandler<Contract extends OperationContract>(
  contract: Contract,
  handle: (input: ParsedInputOf<Contract>, context: OperationContext) => Promise<OutputOf<Contract>>,
): OperationHandler<Contract> {
  return { contract, handle };
}
