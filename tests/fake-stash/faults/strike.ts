import { setTimeout as pause } from 'node:timers/promises';
import type { FormattedExecutionResult } from 'graphql';
import type { Emulation } from '../emulation.ts';
import { zoneMinutes } from '../library/clock.ts';
import type { Fault } from './fault.ts';
import { spoilLists } from './spoil-lists.ts';

export interface SpoiltAnswer {
  status: number;
  body: unknown;
  /** The connection ends: before an answer, or in the middle of one. */
  broken?: 'before' | 'within';
}

const REFUSED = 'the fake Stash was told to refuse this';
/** SQLite's own words, as Stash passes them on. */
const LOCKED = 'database is locked';

/** What happens before the request is carried out. An answer means that it is not carried out at all. */
export async function strikeBefore(
  stash: Emulation,
  faults: Fault[],
  fields: string[],
  gone: AbortSignal,
): Promise<SpoiltAnswer | undefined> {
  for (const { kind, value } of faults) {
    if (kind === 'clock') stash.library.clock.offsetMs = Number(value);
    else if (kind === 'zone') stash.library.clock.zoneMinutes = zoneMinutes(value) ?? null;
    // A client that has gone away waits for nothing.
    else if (kind === 'slow') await pause(Number(value), undefined, { signal: gone }).catch(() => {});
    else if (kind === 'error') return { status: Number(value || 500), body: 'Internal Server Error\n' };
    else if (kind === 'refused') return { status: 200, body: refusal(value || REFUSED, fields) };
    else if (kind === 'locked') return { status: 200, body: refusal(LOCKED, fields) };
    else if (kind === 'reset') return { status: 0, body: '', broken: 'before' };
    else if (kind === 'restart' || kind === 'replaced') {
      const [scenes = 0, seed = 1] = value.split(':').map(Number);
      void (kind === 'restart' ? stash.restart() : stash.replaceLibrary({ scenes, seed }));
      return { status: 0, body: '', broken: 'before' };
    }
  }
  return undefined;
}

/** What happens to an answer on its way out. */
export function strikeAfter(
  faults: Fault[],
  answer: SpoiltAnswer,
  earlier: Record<string, unknown> | undefined,
): SpoiltAnswer {
  let spoilt = answer;
  for (const fault of faults) {
    const body = spoilt.body as FormattedExecutionResult;
    if (body.data) spoilt = { ...spoilt, body: { ...body, data: spoilLists(body.data, fault, earlier) } };
    if (fault.kind === 'lost') spoilt = { ...spoilt, broken: 'before' };
    if (fault.kind === 'cut') spoilt = { ...spoilt, broken: 'within' };
  }
  return spoilt;
}

function refusal(message: string, fields: string[]): FormattedExecutionResult {
  return { errors: fields.map((field) => ({ message, path: [field] })), data: null };
}
