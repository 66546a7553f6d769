import type { Clock } from '../../src/clock.ts';

export const systemClock: Clock = { now: () => new Date().toISOString() };
