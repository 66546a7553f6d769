import { type LiveEvent, liveMark } from '../../src/runs/live-event.ts';
import type { RunSummary } from '../../src/runs/run.ts';

/** The live event in one entry of Stash's log, or null: most entries are somebody else's. */
export function readLiveLine(message: string): LiveEvent | null {
  const at = message.indexOf(`${liveMark}{`);
  if (at === -1) return null;
  try {
    return asEvent(JSON.parse(message.slice(at + liveMark.length)) as Partial<LiveEvent>);
  } catch {
    // Cut off by the cap on lines: as good as lost, and its gap will show.
    return null;
  }
}

/*
 * Checked by hand: zod would be most of what Stash's pages load of us. Anybody may write into Stash's log, and a page
 * may be of another version than the process, so what is shown is looked at and what is odd is read again instead.
 */
function asEvent({ source, seq, topics, run, scenes }: Partial<LiveEvent>): LiveEvent | null {
  if (typeof source !== 'string' || !Number.isSafeInteger(seq) || !Array.isArray(topics)) return null;
  return {
    source,
    seq: seq as number,
    topics: topics.filter((topic) => typeof topic === 'string'),
    ...(isRun(run) && { run }),
    ...(scenes !== undefined && { scenes: isIds(scenes) ? scenes : null }),
  };
}

const runShape: Record<keyof RunSummary, 'number' | 'string' | 'number?' | 'string?'> = {
  id: 'number',
  kind: 'string',
  scope: 'string',
  status: 'string',
  progress: 'number',
  done: 'number',
  total: 'number?',
  message: 'string',
  error: 'string?',
  planId: 'number?',
  parentRunId: 'number?',
  actor: 'string',
  createdAt: 'string',
  startedAt: 'string?',
  endedAt: 'string?',
};

function isRun(value: unknown): value is RunSummary {
  if (typeof value !== 'object' || value === null) return false;
  const run = value as Record<string, unknown>;
  return Object.entries(runShape).every(([key, type]) =>
    type.endsWith('?') && run[key] === null ? true : typeof run[key] === type.replace('?', ''),
  );
}

function isIds(value: unknown): value is number[] {
  return Array.isArray(value) && value.every(Number.isSafeInteger);
}
