import { preciseTimeText, timeText } from './time-text.ts';

/**
 * What the server believes the time to be. Everything that Stash writes down goes through it; cookies do not.
 * Changing it while the server runs is what an adjusted clock, or the change to summer time, does: what is written from
 * now on differs, what is written already stays.
 */
export class Clock {
  /** Added to the real time. */
  offsetMs = 0;
  /** Offset from UTC in which times are written; null is that of the process. */
  zoneMinutes: number | null = null;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  text(date: Date = this.now()): string {
    return timeText(date, this.zoneMinutes);
  }

  preciseText(date: Date = this.now()): string {
    return preciseTimeText(date, this.zoneMinutes);
  }

  reset(): void {
    this.offsetMs = 0;
    this.zoneMinutes = null;
  }
}

/** `+02:00`, `-05:30` or `Z` as minutes. */
export function zoneMinutes(text: string): number | undefined {
  if (text === 'Z') return 0;
  const found = /^([+-])(\d\d):(\d\d)$/.exec(text);
  if (!found) return undefined;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === '-' ? -minutes : minutes;
}
