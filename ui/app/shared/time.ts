import { texts } from '../../texts.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

// British English writes the day first and counts hours to 24, as the texts do.
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const dayAndMinute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const second = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** "3 minutes ago", "yesterday"; the date itself beyond four weeks. */
export function relativeTime(iso: string, nowMs: number): string {
  const atMs = Date.parse(iso);
  if (Number.isNaN(atMs)) return iso;
  const agoMs = nowMs - atMs;
  if (Math.abs(agoMs) < 45 * secondMs) return texts.time.justNow;
  if (Math.abs(agoMs) < 45 * minuteMs) return relative.format(-Math.round(agoMs / minuteMs), 'minute');
  if (Math.abs(agoMs) < 22 * hourMs) return relative.format(-Math.round(agoMs / hourMs), 'hour');
  if (Math.abs(agoMs) < 28 * dayMs) return relative.format(-Math.round(agoMs / dayMs), 'day');
  return day.format(atMs);
}

/** "21 Nov 2026, 12:16" in the person's own zone: one form everywhere. */
export function fullTime(iso: string): string {
  const atMs = Date.parse(iso);
  return Number.isNaN(atMs) ? iso : dayAndMinute.format(atMs);
}

/** "12:16:05", for lines of a log. */
export function clockTime(iso: string): string {
  const atMs = Date.parse(iso);
  return Number.isNaN(atMs) ? iso : second.format(atMs);
}

/** "8 s", "3 min", "1 h 20 min". */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / secondMs));
  if (seconds < 60) return texts.time.seconds(seconds);
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return texts.time.minutes(minutes);
  return texts.time.hours(Math.floor(minutes / 60), minutes % 60);
}

export interface RunPace {
  done: number;
  total: number | null;
  startedAt: string | null;
}

/** How long a run will take from its rate so far, in ms; null while that would be a guess. */
export function timeLeftMs(run: RunPace, nowMs: number): number | null {
  if (run.startedAt === null || run.total === null || run.total <= 0) return null;
  const ranMs = nowMs - Date.parse(run.startedAt);
  if (!(ranMs >= 2 * secondMs) || run.done <= 0 || run.done / run.total < 0.02) return null;
  return (Math.max(0, run.total - run.done) * ranMs) / run.done;
}
