/*
 * One class per decision somebody takes. A message is one readable sentence:
 * what was expected, what was found, what to do. Anything else that is thrown is a bug and keeps its stack.
 */

/** Base of every error whose message is meant for a person. */
export class KnownError extends Error {
  override name = 'KnownError';
}

/** Stash does not answer: wait and try again. */
export class StashUnreachable extends KnownError {
  override name = 'StashUnreachable';
}

/** Stash answers 401 to every credential we have: the user has to act. */
export class NotAuthorized extends KnownError {
  override name = 'NotAuthorized';
}

/** Stash understood and refused: trying again does not help. */
export class StashRefused extends KnownError {
  override name = 'StashRefused';
}

/** Input from outside is not of the expected form. */
export class InvalidInput extends KnownError {
  override name = 'InvalidInput';
}

/** What was asked for does not exist (any more). */
export class NotFound extends KnownError {
  override name = 'NotFound';
}

/** Somebody changed it meanwhile, or its state does not allow what was asked. */
export class Conflict extends KnownError {
  override name = 'Conflict';
}

/** A person asked to stop. */
export class Cancelled extends KnownError {
  override name = 'Cancelled';
  constructor(message = 'Cancelled.') {
    super(message);
  }
}

/** The sentence to show: known errors say theirs, unknown ones keep the text of what went wrong. */
export function readableMessage(error: unknown): string {
  if (error instanceof Error) return error.message || error.name;
  return String(error);
}
