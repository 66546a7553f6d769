import { GraphQLScalarType, Kind, valueFromASTUntyped, type GraphQLSchema, type ValueNode } from 'graphql';
import { exactNumber } from '../http/exact-json.ts';
import { timeText } from '../library/time-text.ts';
import { failure } from './errors.ts';

const RELATIVE = /^<(\d+)([hms])$/;
const UNIT_MS = { h: 3_600_000, m: 60_000, s: 1000 } as const;

/** A `Timestamp` argument: RFC 3339, or relative to now as in `<4h`. */
function timestamp(value: unknown): string {
  const relative = RELATIVE.exec(String(value));
  if (relative)
    return timeText(new Date(Date.now() - Number(relative[1]) * UNIT_MS[relative[2] as 'h' | 'm' | 's']));
  const ms = Date.parse(String(value));
  if (Number.isNaN(ms)) throw failure(`timestamp "${String(value)}" is not RFC 3339`);
  return timeText(new Date(ms));
}

type Variables = Record<string, unknown> | null | undefined;

/** As graphql-js reads a value of any type, with every digit of a whole number. */
function literal(node: ValueNode, variables: Variables): unknown {
  if (node.kind === Kind.INT) return exactNumber(node.value);
  if (node.kind === Kind.LIST) return node.values.map((value) => literal(value, variables));
  if (node.kind === Kind.OBJECT)
    return Object.fromEntries(node.fields.map(({ name, value }) => [name.value, literal(value, variables)]));
  return valueFromASTUntyped(node, variables);
}

/** All custom scalars carry plain JSON; only `Timestamp` has a syntax of its own. */
export function addScalars(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(type instanceof GraphQLScalarType)) continue;
    if (['ID', 'String', 'Int', 'Float', 'Boolean'].includes(type.name)) continue;
    const parse = type.name === 'Timestamp' ? timestamp : (value: unknown) => value;
    type.serialize = (value) => value;
    type.parseValue = parse;
    type.parseLiteral = (node, variables) => parse(literal(node, variables));
  }
}
