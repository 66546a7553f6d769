import type { z } from 'zod';
import { InvalidInput } from '../../src/errors.ts';

/** The parsed input, or one sentence that names each field, what was expected there and what was found. */
export function validate<Schema extends z.ZodType>(
  what: string,
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const shown = result.error.issues.slice(0, 3).map((issue) => describe(issue, input));
  const more = result.error.issues.length - shown.length;
  throw new InvalidInput(
    `The input of ${what} is not valid: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
  );
}

function describe(issue: z.core.$ZodIssue, input: unknown): string {
  const field = issue.path.reduce<string>(
    (path, key) =>
      typeof key === 'number' ? `${path}[${key}]` : path === '' ? String(key) : `${path}.${String(key)}`,
    '',
  );
  const expectation = issue.message
    .replace(/^Invalid input: /, '')
    .replace(/^Invalid option: /, '')
    .replace(/, received .*$/, '')
    .replace(/^T(?=oo )/, 't')
    .replace(/^Unrecognized key/, 'has no field named');
  return `${field || 'the input'}: ${expectation}, found ${shorten(valueAt(input, issue.path))}`;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
    input,
  );
}

function shorten(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
