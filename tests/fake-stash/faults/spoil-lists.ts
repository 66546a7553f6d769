import type { Fault } from './fault.ts';

interface List {
  owner: Record<string, unknown>;
  key: string;
  items: unknown[];
}

/** The lists an answer carries: of each root field the arrays directly below it, e.g. `findScenes.scenes`. */
function listsOf(data: Record<string, unknown>): List[] {
  return Object.entries(data).flatMap(([field, value]): List[] => {
    if (Array.isArray(value)) return [{ owner: data, key: field, items: value }];
    if (typeof value !== 'object' || value === null) return [];
    const owner = value as Record<string, unknown>;
    return Object.keys(owner).flatMap((key) => {
      const items = owner[key];
      return Array.isArray(items) ? [{ owner, key, items }] : [];
    });
  });
}

/**
 * The same answer with its lists or counts wrong. `earlier` is the last answer to the same operation, for a page that
 * comes twice.
 */
export function spoilLists(
  data: Record<string, unknown>,
  { kind, value }: Fault,
  earlier: Record<string, unknown> | undefined,
): Record<string, unknown> {
  if (kind === 'repeated' && value === 'page') return earlier ?? data;
  const spoiled = structuredClone(data);
  for (const { owner, key, items } of listsOf(spoiled)) {
    if (kind === 'truncated') {
      owner[key] = items.slice(0, /^\d+$/.test(value) ? Number(value) : Math.floor(items.length / 2));
    } else if (kind === 'empty') owner[key] = [];
    else if (kind === 'reordered') owner[key] = items.toReversed();
    else if (kind === 'repeated' && items.length > 1) owner[key] = [...items.slice(0, -1), items[0]];
    if (value === 'agree' && typeof owner['count'] === 'number')
      owner['count'] = (owner[key] as unknown[]).length;
  }
  if (kind === 'miscounted') {
    for (const owner of Object.values(spoiled) as Record<string, unknown>[]) {
      if (typeof owner?.['count'] === 'number') owner['count'] += value === '' ? 1 : Number(value);
    }
  }
  return spoiled;
}
