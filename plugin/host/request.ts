import { InvalidInput } from '../../src/errors.ts';
import { parseServerConnection, type ServerConnection } from './server-connection.ts';

/** What this process was started for. */
export type Route =
  | { kind: 'operation'; name: string; input: unknown }
  /** `runId`: the run that start-run or a continuation made for this job. */
  | { kind: 'task'; name: string; input: unknown; runId?: number };

export interface Request {
  connection: ServerConnection;
  route: Route;
}

const usage =
  'StashHog is started by Stash, with one JSON document on stdin: {"server_connection": {…}, ' +
  '"args": {"op": "scene-states", "input": {…}}} or {…, "args": {"task": "sync", "input": {…}}}.';

export function parseRequest(stdin: string): Request {
  if (stdin.trim() === '') throw new InvalidInput(`Expected a request on stdin, found nothing. ${usage}`);
  let document: { server_connection?: unknown; args?: Record<string, unknown> | null };
  try {
    document = JSON.parse(stdin);
  } catch {
    throw new InvalidInput(`Expected JSON on stdin, found ${lengthOf(stdin)} of something else. ${usage}`);
  }
  const route = parseRoute(document?.args ?? {});
  return { connection: parseServerConnection(document.server_connection), route };
}

function parseRoute(args: Record<string, unknown>): Route {
  const { op, task, run } = args;
  const input = parseInput(args.input);
  if (typeof task === 'string')
    return { kind: 'task', name: task, input, ...(isRunId(run) && { runId: Number(run) }) };
  if (typeof op === 'string') return { kind: 'operation', name: op, input };
  throw new InvalidInput('Expected args.op (an operation) or args.task (a task), found neither.');
}

/** The manifest's default arguments can only be strings, so an input may come as JSON text. */
function parseInput(input: unknown): unknown {
  if (input === undefined || input === null || input === '') return {};
  if (typeof input !== 'string') return input;
  try {
    return JSON.parse(input);
  } catch {
    throw new InvalidInput(
      `Expected args.input to be an object or JSON text, found ${lengthOf(input)} of something else.`,
    );
  }
}

function isRunId(value: unknown): boolean {
  return /^[1-9]\d*$/.test(String(value ?? ''));
}

/** What arrives here may hold a session or a key, so an error never quotes it. */
function lengthOf(text: string): string {
  return `${text.length} ${text.length === 1 ? 'character' : 'characters'}`;
}
