import { zoneMinutes } from '../library/clock.ts';

/** What can go wrong with a request; the table in the README says what each does. */
const KINDS = [
  'truncated',
  'repeated',
  'reordered',
  'empty',
  'miscounted',
  'error',
  'refused',
  'locked',
  'reset',
  'lost',
  'cut',
  'slow',
  'restart',
  'replaced',
  'clock',
  'zone',
] as const;
export type FaultKind = (typeof KINDS)[number];

/** Which of the requests that fit: the n-th, every n-th, the n-th and all later ones. */
export type When = { nth: number } | { every: number } | { from: number };

export interface Fault {
  kind: FaultKind;
  /** Meaning by kind, e.g. milliseconds. */
  value: string;
  /** Name of an operation or of a root field; `*` is every request. */
  on: string;
  /** Variables that a request must have: equal, or containing it when they are lists. */
  variables: [name: string, value: string][];
  when: When;
}

const TEXT =
  /^(?<kind>[a-z]+)(?:=(?<value>[^@#]*))?(?:@(?<on>[\w*]+)(?:\?(?<variables>[^#]*))?)?(?:#(?<when>.+))?$/;

/**
 * `kind[=value][@operation[?variable=value[&…]]][#when]`, for example `truncated@SweepScenes#2`,
 * `error@ScenesByIds?ids=7`, `slow=300#every-3`, `reset@ScenesByIds#2+`.
 * @throws a readable sentence
 */
export function parseFault(text: string): Fault {
  const {
    kind,
    value = '',
    on = '*',
    variables = '',
    when = 'always',
  } = TEXT.exec(text.trim())?.groups ?? {};
  if (!isKind(kind))
    throw new Error(`"${text}" is no fault: expected one of ${KINDS.join(', ')}, then @operation and #when.`);
  checkValue(kind, value);
  return { kind, value, on, variables: [...new URLSearchParams(variables)], when: parseWhen(when) };
}

/** Several, separated by commas. */
export function parseFaults(text: string): Fault[] {
  return text.split(',').map(parseFault);
}

export function isAskedFor({ on, variables }: Fault, request: AskedRequest): boolean {
  if (on !== '*' && on !== request.operationName && !request.fields.includes(on)) return false;
  return variables.every(([name, value]) => {
    const given = request.variables[name];
    return (Array.isArray(given) ? given : [given]).map(String).includes(value);
  });
}

export interface AskedRequest {
  operationName: string;
  fields: string[];
  variables: Record<string, unknown>;
}

/** `count`: how many requests that fit there were, this one included. */
export function isDue(when: When, count: number): boolean {
  if ('nth' in when) return count === when.nth;
  if ('every' in when) return count % when.every === 0;
  return count >= when.from;
}

export function faultText({ kind, value, on, variables, when }: Fault): string {
  const asked = variables.length ? `?${new URLSearchParams(variables).toString()}` : '';
  const times = 'nth' in when ? when.nth : 'every' in when ? `every-${when.every}` : `${when.from}+`;
  return `${kind}${value && `=${value}`}@${on}${asked}#${times}`;
}

function parseWhen(text: string): When {
  if (text === 'always') return { from: 1 };
  const found = /^(every-)?([1-9]\d*)(\+)?$/.exec(text);
  if (!found || (found[1] && found[3]))
    throw new Error(`"#${text}" is no occurrence: expected #2, #2+, #every-3 or #always.`);
  const n = Number(found[2]);
  if (found[1]) return { every: n };
  return found[3] ? { from: n } : { nth: n };
}

function checkValue(kind: FaultKind, value: string): void {
  const forms: Partial<Record<FaultKind, [RegExp, string]>> = {
    truncated: [/^(\d+|agree)?$/, 'how many items stay, or "agree"'],
    repeated: [/^(page)?$/, 'nothing, or "page"'],
    reordered: [/^$/, 'no value'],
    empty: [/^(agree)?$/, 'nothing, or "agree"'],
    miscounted: [/^([+-]?\d+)?$/, 'a number to add to the count'],
    error: [/^([45]\d\d)?$/, 'a status code'],
    slow: [/^\d+$/, 'milliseconds'],
    replaced: [/^\d+:\d+$/, 'scenes:seed of the other library'],
    clock: [/^[+-]?\d+$/, 'milliseconds to add to the time'],
  };
  const [form, expected] = forms[kind] ?? [/^/, ''];
  if (!form.test(value)) throw new Error(`"${kind}=${value}": expected ${expected}.`);
  if (kind === 'zone' && zoneMinutes(value) === undefined)
    throw new Error(`"zone=${value}": expected an offset such as +02:00 or Z.`);
}

function isKind(text: string | undefined): text is FaultKind {
  return (KINDS as readonly string[]).includes(text ?? '');
}
