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
import { parseFaults, type Fault } from '../faults/fault.ts';
import { strikeAfter, strikeBefore, type SpoiltAnswer } from '../faults/strike.ts';
import type { RequestContext } from '../graphql/context.ts';
import { parseRefusal, variableRefusal } from './refused-requests.ts';
import type { LoggedRequest } from '../request-log.ts';

export interface GraphqlRequest {
  query?: unknown;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
  /** Came by GET: may ask, but not change. */
  readOnly?: boolean;
}

export interface GraphqlAnswer extends SpoiltAnswer {
  body: FormattedExecutionResult | { errors: unknown[]; data: null } | string;
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
  faultHeader?: string,
): Promise<GraphqlAnswer> {
  if (typeof request.query !== 'string' || request.query === '')
    return refused(422, 'no operation provided', 'GRAPHQL_VALIDATION_FAILED');
  let known;
  try {
    known = read(schema, request.query);
  } catch (error) {
    const errors = [parseRefusal(error as GraphQLError)];
    return { status: 422, body: { errors, data: null } };
  }
  if (known.errors.length) {
    const errors = known.errors.map((error) => ({
      ...error.toJSON(),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    }));
    return { status: 422, body: { errors, data: null } };
  }
  if (request.readOnly && changes(known.document))
    return refusedPlainly(406, 'GET requests only allow query operations');
  let own: Fault[];
  try {
    own = faultHeader ? parseFaults(faultHeader) : [];
  } catch (error) {
    return { status: 400, body: `${(error as Error).message}\n` };
  }
  const logged = logRequest(known.document, request, context);
  const { faults } = context.stash;
  await faults.pass(logged.operationName);
  const struck = faults.meet(logged, own);
  const instead = await strikeBefore(context.stash, struck, logged.fields, context.signal);
  if (instead) return instead as GraphqlAnswer;
  const answer = await carryOut(schema, known.document, request, context);
  const spoilt = strikeAfter(struck, answer, faults.earlier(logged.operationName));
  faults.remember(logged.operationName, answer.body);
  return spoilt as GraphqlAnswer;
}

async function carryOut(
  schema: GraphQLSchema,
  document: DocumentNode,
  request: GraphqlRequest,
  context: RequestContext,
): Promise<GraphqlAnswer> {
  const result = await execute({
    schema,
    document,
    variableValues: request.variables ?? {},
    operationName: request.operationName ?? null,
    contextValue: context,
  });
  // A variable of the wrong type ends before execution.
  if (!('data' in result)) {
    const errors = (result.errors ?? []).map(variableRefusal);
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

function changes(document: DocumentNode): boolean {
  return document.definitions.some(
    (one) => one.kind === Kind.OPERATION_DEFINITION && one.operation !== 'query',
  );
}

function refusedPlainly(status: number, message: string): GraphqlAnswer {
  return { status, body: { errors: [{ message }], data: null } };
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

function logRequest(
  document: DocumentNode,
  request: GraphqlRequest,
  { stash }: RequestContext,
): LoggedRequest {
  const logged: LoggedRequest = {
    operationName: '',
    kind: 'query',
    fields: [],
    variables: request.variables ?? {},
    bytes: String(request.query).length,
  };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (request.operationName && definition.name?.value !== request.operationName) continue;
    logged.operationName = definition.name?.value ?? '';
    logged.kind = definition.operation;
    logged.fields = definition.selectionSet.selections.flatMap((selection) =>
      selection.kind === Kind.FIELD ? [selection.name.value] : [],
    );
    stash.requests.add(logged);
    break;
  }
  return logged;
}
