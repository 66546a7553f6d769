import type { RunKind } from './run.ts';

/*
 * What in a run's input asks for more of the same work, from the least to the most; a number asks for more the larger
 * it is. Everything else in an input is part of the run's scope.
 */
const wishes: Partial<Record<RunKind, Record<string, readonly unknown[] | 'number'>>> = {
  sync: { mode: ['incremental', 'full'], confirmDeletions: [false, true] },
  analyze: { again: [false, true], includeOrganized: [false, undefined, true] },
  verify: { all: [false, true], sample: 'number' },
};

/** An input that asks for all that either of the two does; `has` itself where that is enough. */
export function wider(kind: RunKind, has: unknown, wants: unknown): unknown {
  if (kind === 'process-new-scenes') return widerPaths(has, wants);
  const [old, fresh] = [fieldsOf(has), fieldsOf(wants)];
  const more = Object.entries(wishes[kind] ?? {})
    .filter(([key, order]) => rank(fresh[key], order) > rank(old[key], order))
    .map(([key]) => [key, fresh[key]]);
  return more.length === 0 ? has : { ...old, ...Object.fromEntries(more) };
}

/** Whether work with the input `has` does all that `wants` asks for. */
export function covers(kind: RunKind, has: unknown, wants: unknown): boolean {
  return wider(kind, has, wants) === has;
}

/** Names what an input asks for beyond the least, for the scope of a run that is queued behind a lesser one. */
export function variantOf(kind: RunKind, input: unknown): string {
  const fields = fieldsOf(input);
  return Object.entries(wishes[kind] ?? {})
    .filter(([key, order]) => rank(fields[key], order) > 0 && fields[key] !== undefined)
    .map(([key]) => (fields[key] === true ? key : String(fields[key])))
    .join('+');
}

/** The folders of both; no list of folders means all of them. */
function widerPaths(has: unknown, wants: unknown): unknown {
  const old = fieldsOf(has)['paths'] as string[] | undefined;
  const fresh = fieldsOf(wants)['paths'] as string[] | undefined;
  if (!old || fresh?.every((path) => old.includes(path))) return has;
  const { paths: _, ...rest } = fieldsOf(has);
  return fresh ? { ...rest, paths: [...new Set([...old, ...fresh])] } : rest;
}

function rank(value: unknown, order: readonly unknown[] | 'number'): number {
  return order === 'number' ? Number(value ?? 0) : Math.max(0, order.indexOf(value));
}

function fieldsOf(input: unknown): Record<string, unknown> {
  return typeof input === 'object' && input !== null ? { ...input } : {};
}
