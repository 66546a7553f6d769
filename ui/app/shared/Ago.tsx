import { fullTime, relativeTime } from './time.ts';
import { useNow } from './use-now.ts';

/** A time as a person says it, with the exact one in the person's zone as its title. */
export function Ago({ at }: { at: string }) {
  const now = useNow(30_000);
  return (
    <time dateTime={at} title={fullTime(at)}>
      {relativeTime(at, now)}
    </time>
  );
}
