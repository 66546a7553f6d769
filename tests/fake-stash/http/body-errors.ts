/** Why a body is no JSON, in the words of Go's decoder. */
export function jsonBodyError(body: string): string {
  return `json request body could not be decoded: ${reason(body)} body:${body}`;
}

function reason(body: string): string {
  const text = body.trimStart();
  if (text === '') return 'EOF';
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  if (first === '{') {
    const next = text.slice(1).trimStart()[0];
    if (next !== undefined && next !== '"' && next !== '}')
      return `invalid character '${next}' looking for beginning of object key string`;
  } else if (!/["[\dtfn-]/.test(first)) return `invalid character '${first}' looking for beginning of value`;
  return 'unexpected EOF';
}
