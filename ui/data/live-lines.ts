import type { LiveEvent } from '../../src/runs/live-event.ts';

const mark = '@stashhog ';

/** The live event in one entry of Stash's log, or null: most entries are somebody else's. */
export function readLiveLine(message: string): LiveEvent | null {
  const at = message.indexOf(`${mark}{`);
  if (at === -1) return null;
  try {
    const event = JSON.parse(message.slice(at + mark.length)) as Partial<LiveEvent>;
    return typeof event.source === 'string' && typeof event.seq === 'number' && Array.isArray(event.topics)
      ? (event as LiveEvent)
      : null;
  } catch {
    // Cut off by the cap on lines: as good as lost, and its gap will show.
    return null;
  }
}
