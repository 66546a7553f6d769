import type { RunKind } from './run.ts';

/** The part of a run's input that says what it works on. */
export interface Subject {
  plan?: number | undefined;
  run?: number | undefined;
  scenes?: readonly number[] | undefined;
  entities?: readonly string[] | undefined;
  reader?: string | undefined;
}

/**
 * What a run works on: two runs of one kind and scope are never active together, and asking again for one returns
 * the existing run. Chosen scenes are a scope of their own, so that asking for scene 6 is not answered with scene 5.
 * Asking for more of the same (`wider-input.ts`: full, again) changes the input of a run that is still queued; behind
 * one that works already a second run is queued, with what it does more at the end of its scope ("full"). The two
 * never work at once: Stash's queue does one job after the other.
 */
export function scopeOf(kind: RunKind, input: Subject): string {
  if (kind === 'process-new-scenes') return '';
  const parts: string[] = [];
  if (kind === 'apply' && input.plan !== undefined) parts.push(`plan:${input.plan}`);
  if (kind === 'undo') parts.push(undoScope(input));
  if (kind === 'sync' && input.entities)
    parts.push(`entities:${[...new Set(input.entities)].sort().join(',')}`);
  if (kind === 'sync' && input.reader) parts.push(`reader:${input.reader}`);
  if (input.scenes) parts.push(`scenes:${listOf(input.scenes)}`);
  return parts.join('/');
}

function undoScope({ plan, run }: Subject): string {
  if (run !== undefined) return `run:${run}`;
  return plan === undefined ? 'last' : `plan:${plan}`;
}

/** Short lists stay readable; long ones become their length and a hash. */
function listOf(scenes: readonly number[]): string {
  const sorted = [...new Set(scenes)].sort((a, b) => a - b);
  const text = sorted.join(',');
  if (text.length <= 100) return text;
  let hash = 0xcbf29ce484222325n;
  for (const char of text) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(char.charCodeAt(0))) * 0x100000001b3n);
  }
  return `${sorted.length}#${hash.toString(16)}`;
}
