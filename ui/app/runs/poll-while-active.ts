import type { QueryClient } from '@tanstack/react-query';
import { livesLately } from '../../data/apply-live-events.ts';

const withoutLiveMs = 2000;
const withLiveMs = 15_000;

/**
 * How long until an answer that shows active runs is asked again: live events tell of progress, but they may not
 * reach this page (another log level, a proxy without WebSockets).
 */
export function pollWhileActive(client: QueryClient, anyActive: boolean): number | false {
  if (!anyActive) return false;
  return livesLately(client) ? withLiveMs : withoutLiveMs;
}
