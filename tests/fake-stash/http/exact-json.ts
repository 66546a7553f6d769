const rawJSON = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON;
const LONG_NUMBER = /\d{16}/;

/** A whole number; one that a double cannot hold keeps its digits until it is written as JSON again. */
export function exactNumber(digits: string): unknown {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : rawJSON(digits);
}

/** JSON.parse that keeps the digits of whole numbers, as Go's `json.Number` does. */
export function parseExactly(text: string): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text);
  const reviver = (_: string, value: unknown, { source }: { source?: string }) =>
    typeof value === 'number' && source && /^-?\d+$/.test(source) ? exactNumber(source) : value;
  return JSON.parse(text, reviver as (key: string, value: unknown) => unknown);
}
