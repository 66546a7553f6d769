import {
  execute,
  Kind,
  type GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { RequestContext } from '../graphql/context.ts';

export interface GraphqlRequest {
  query?: unknown;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

export interface GraphqlAnswer {
  status: number;
  body: FormattedExecutionResult | { errors: unknown[]; data: null };
}

const parsed = new WeakMap<
  GraphQLSchema,
  Map<string, { document: DocumentNode; errors: readonly GraphQLError[] }>
>();

/**
 * Answers as Stash's server does: 200 with `errors` for what a resolver refuses, 422 for a document that does not parse
 * or does not fit the schema.
 */
export async function answerGraphql(
  schema: GraphQLSchema,
  request: GraphqlRequest,
  context: RequestContext,
): Promise<GraphqlAnswer> {
  if (typeof request.query !== 'string' || request.query === '')
    return refused(422, 'no operation provided', 'GRAPHQL_VALIDATION_FAILED');
  let known;
  try {
    known = read(schema, request.query);
  } catch (error) {
    return refused(422, (error as Error).message, 'GRAPHQL_PARSE_FAILED');
  }
  if (known.errors.length) {
    const errors = known.errors.map((error) => ({
      ...error.toJSON(),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    }));
    return { status: 422, body: { errors, data: null } };
  }
  const operationName = logRequest(known.document, request, context);
  await context.stash.faults.pass(operationName);
  const result = await execute({
    schema,
    document: known.document,
    variableValues: request.variables ?? {},
    operationName: request.operationName ?? null,
    contextValue: context,
  });
  // A variable of the wrong type ends before execution.
  if (!('data' in result)) {
    const errors = (result.errors ?? []).map((error) => ({
      ...error.toJSON(),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    }));
    return { status: 422, body: { errors, data: null } };
  }
  for (const error of result.errors ?? [])
    context.stash.log.write('Error', `${error.path?.join('.') ?? ''}: ${error.message}`);
  if (!result.errors) return { status: 200, body: { data: result.data ?? null } };
  return {
    status: 200,
    body: {
      errors: result.errors.map((error) => ({
        message: error.message,
        ...(error.path ? { path: error.path } : {}),
      })),
      data: result.data ?? null,
    } as FormattedExecutionResult,
  };
}

function refused(status: number, message: string, code: string): GraphqlAnswer {
  return { status, body: { errors: [{ message, extensions: { code } }], data: null } };
}

function read(schema: GraphQLSchema, query: string) {
  let documents = parsed.get(schema);
  if (!documents) parsed.set(schema, (documents = new Map()));
  let known = documents.get(query);
  if (!known) {
    const document = parse(query);
    known = { document, errors: validate(schema, document) };
    if (documents.size > 500) documents.clear();
    documents.set(query, known);
  }
  return known;
}

function logRequest(document: DocumentNode, request: GraphqlRequest, { stash }: RequestContext): string {
  let operationName = '';
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (request.operationName && definition.name?.value !== request.operationName) continue;
    const fields = definition.selectionSet.selections.flatMap((selection) =>
      selection.kind === Kind.FIELD ? [selection.name.value] : [],
    );
    operationName = definition.name?.value ?? '';
    stash.requests.add({
      operationName,
      kind: definition.operation,
      fields,
      variables: request.variables ?? {},
      bytes: String(request.query).length,
    });
  }
  return operationName;
}
