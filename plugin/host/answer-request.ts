import { setTimeout as delay } from 'node:timers/promises';
import { KnownError, readableMessage } from '../../src/errors.ts';
import { keepCompiled } from './compile-cache.ts';
import { loadPart } from './part.ts';
import { readStdin } from './read-stdin.ts';
import { redirectConsole } from './redirect-console.ts';
import { parseRequest } from './request.ts';
import { storeFolder } from './server-connection.ts';
import { createStderrProtocol } from './stderr-protocol.ts';
import { watchParent } from './watch-parent.ts';
import { writeFully } from './write-fully.ts';

type Answer = { output: unknown } | { error: string };

/**
 * stdin → work → exactly one JSON document on stdout, whatever happens. Stash takes `error` for an error only when it
 * is a string, and looks at no exit code.
 */
export async function answerRequest(): Promise<void> {
  const log = createStderrProtocol();
  redirectConsole(log);
  if (process.env.STASHHOG_WATCH_PARENT) watchParent();

  const toAnswer = (error: unknown): Answer => {
    if (error instanceof KnownError) return { error: error.message };
    log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return {
      error: `StashHog stumbled over a bug of its own: ${readableMessage(error)} (Stash’s log says where)`,
    };
  };
  const end = (answer: Answer): never => {
    writeFully(1, JSON.stringify(answer));
    process.exit(0);
  };
  const endBroken = (error: unknown): never => end(toAnswer(error));
  process.on('uncaughtException', endBroken);
  process.on('unhandledRejection', endBroken);

  let answer: Answer;
  let lastLinesMs = 0;
  try {
    const request = parseRequest(readStdin());
    keepCompiled(storeFolder(request.connection));
    if (request.route.kind === 'task') lastLinesMs = 50;
    answer = { output: (await loadPart(request.route)(request, log)) ?? null };
  } catch (error) {
    answer = toAnswer(error);
  }
  // Stash closes our stderr as soon as we are gone, so its reader gets a moment; the page waits for an operation.
  if (log.spoken) await delay(Math.max(lastLinesMs, 5));
  end(answer);
}
