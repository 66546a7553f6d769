import type { LiveEvent } from '../../src/runs/live-event.ts';

/** A page that stays open for days sees many processes; only the latest ones can still fill a gap. */
const keptSources = 50;

/**
 * Knows which numbers of which source did not arrive. Lines may overtake each other within a batch of Stash's log,
 * so a hole is only a loss when it is still there later: see `open`, then ask again.
 */
export class LiveGaps {
  private readonly sources = new Map<string, { highest: number; missing: Set<number> }>();

  /** True: with this event a hole appeared, or one is still open. */
  see({ source, seq }: LiveEvent): boolean {
    const known = this.sources.get(source) ?? { highest: 0, missing: new Set<number>() };
    this.sources.delete(source);
    this.sources.set(source, known);
    for (const oldest of this.sources.keys()) {
      if (this.sources.size <= keptSources) break;
      this.sources.delete(oldest);
    }
    known.missing.delete(seq);
    for (let lost = known.highest + 1; lost < seq && known.missing.size < 1000; lost++)
      known.missing.add(lost);
    known.highest = Math.max(known.highest, seq);
    return known.missing.size > 0;
  }

  /** Some events never came. */
  open(): boolean {
    return [...this.sources.values()].some(({ missing }) => missing.size > 0);
  }

  /** What is missing was made up for by reading everything again. */
  settle(): void {
    for (const { missing } of this.sources.values()) missing.clear();
  }
}
