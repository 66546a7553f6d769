import { NotFound } from '../../src/errors.ts';
import type { OperationContext, OperationHandler } from '../operations/handler.ts';
import { load } from './load.ts';
import { validate } from './validate.ts';

/** One handler is loaded, never the whole list: each costs start-up. */
export async function runOperation(
  name: string,
  input: unknown,
  context: OperationContext,
): Promise<unknown> {
  const handler = await load<OperationHandler>(name, () => import(`../operations/${name}.ts`));
  if (!handler)
    throw new NotFound(`StashHog has no operation named "${name}"; src/operations/README.md lists them all.`);
  return handler.handle(validate(`the operation "${name}"`, handler.contract.input, input), context);
}
