/**
 * RFC 3339 in whole seconds and with an offset, as Stash stores every timestamp (`Z` when the offset is zero).
 * `zoneMinutes`: the offset; null is that of this process at that date.
 */
export function timeText(date: Date, zoneMinutes: number | null = null): string {
  const offsetMinutes = zoneMinutes ?? -date.getTimezoneOffset();
  const local = new Date(date.getTime() + offsetMinutes * 60_000).toISOString().slice(0, 19);
  if (offsetMinutes === 0) return `${local}Z`;
  const sign = offsetMinutes < 0 ? '-' : '+';
  const absolute = Math.abs(offsetMinutes);
  return `${local}${sign}${twoDigits(Math.floor(absolute / 60))}:${twoDigits(absolute % 60)}`;
}

/** The same with milliseconds: jobs and log entries keep their fraction because they never pass through the database. */
export function preciseTimeText(date: Date, zoneMinutes: number | null = null): string {
  const whole = timeText(date, zoneMinutes);
  return `${whole.slice(0, 19)}.${String(date.getMilliseconds()).padStart(3, '0')}${whole.slice(19)}`;
}

export function unixSeconds(text: string): number {
  return Math.floor(Date.parse(text) / 1000);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
