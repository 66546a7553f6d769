import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { RequestContext } from './context.ts';

type Source = (context: RequestContext) => AsyncIterable<unknown>;

const SOURCES: Record<string, Source> = {
  jobsSubscribe: ({ stash }) => stash.jobs.updates.iterate(),
  loggingSubscribe: ({ stash }) => stash.log.batches.iterate(),
  scanCompleteSubscribe: ({ stash }) => stash.scanComplete.iterate(),
};

export function addSubscriptions(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const source = SOURCES[field.name];
    if (!source) continue;
    field.subscribe = ((_source, _args, context) => source(context)) as GraphQLFieldResolver<
      unknown,
      RequestContext
    >;
    field.resolve = (item) => item;
  }
}
