import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { Release } from '../library/library.ts';
import type { RequestContext } from './context.ts';
import { failure } from './errors.ts';
import { addScalars } from './scalars.ts';

export type Resolver = (source: never, args: never, context: RequestContext) => unknown;
export type Resolvers = Record<string, Record<string, Resolver>>;

const SDL = { 'v0.28': 'v0.28.1', 'v0.29': 'v0.29.3', 'v0.30': 'v0.30.1' } as const;

/** The release's own schema; a field without a resolver and without a value says that it is not implemented. */
export function schemaWith(release: Release, resolvers: Resolvers): GraphQLSchema {
  const sdl = readFileSync(new URL(`../schema/${SDL[release]}.graphql`, import.meta.url), 'utf8');
  const schema = buildSchema(sdl, { assumeValid: true });
  addScalars(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || type === schema.getSubscriptionType()) continue;
    for (const field of Object.values(type.getFields())) {
      const own = resolvers[type.name]?.[field.name] as
        | GraphQLFieldResolver<unknown, RequestContext>
        | undefined;
      field.resolve = own ?? valueOrError(type.name, field.name);
    }
  }
  return schema;
}

function valueOrError(type: string, field: string): GraphQLFieldResolver<unknown, RequestContext> {
  return (source) => {
    const value = (source as Record<string, unknown> | undefined)?.[field];
    if (value === undefined) throw failure(`the fake Stash does not implement ${type}.${field}`);
    return value;
  };
}
