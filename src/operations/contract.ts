import type { z } from 'zod';

/**
 * One request/response call between the UI, or anybody's script, and the plugin:
 * `runPluginOperation(plugin_id: "stashhog", args: {op: <name>, input: …})`. The answer is the output as plain JSON.
 */
export interface OperationContract<
  Name extends string = string,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  name: Name;
  /** One sentence for the generated README. */
  summary: string;
  input: Input;
  output: Output;
}

export function defineOperation<Name extends string, Input extends z.ZodType, Output extends z.ZodType>(
  contract: OperationContract<Name, Input, Output>,
): OperationContract<Name, Input, Output> {
  return contract;
}

export type InputOf<C extends OperationContract> = z.input<C['input']>;
export type ParsedInputOf<C extends OperationContract> = z.output<C['input']>;
export type OutputOf<C extends OperationContract> = z.output<C['output']>;
