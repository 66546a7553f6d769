import { describe, expect, it, vi } from 'vitest';
import { createLive } from '../../plugin/host/live.ts';
import { repeatProgress } from '../../plugin/host/repeat-progress.ts';
import { formatLine, maxLineBytes } from '../../plugin/host/stderr-protocol.ts';
import type { LiveEvent } from '../../src/runs/live-event.ts';
import type { Log } from '../../src/log.ts';

describe('a line for Stash’s log', () => {
  it('carries its level between the two bytes Stash looks for', () => {
    expect(formatLine('i', 'Read 5 scenes.')).toBe('\u0001i\u0002Read 5 scenes.\n');
  });

  it('is one line, whatever the text', () => {
    expect(formatLine('e', 'Error: broken\n    at here\r\n    at there\n')).toBe(
      '\u0001e\u0002Error: broken ⏎ at here ⏎ at there\n',
    );
  });

  it('is not written when there is no text, because Stash would misread it', () => {
    expect([formatLine('i', ''), formatLine('i', ' \n ')]).toEqual([null, null]);
  });

  it('is cut far below the 64 KiB that would end the log, and never within a character', () => {
    for (const text of [
      'x'.repeat(100_000),
      'ä'.repeat(100_000),
      '🦔'.repeat(50_000),
      `x${'🦔'.repeat(50_000)}`,
    ]) {
      const line = formatLine('d', text) ?? '';
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(maxLineBytes);
      expect(Buffer.byteLength(line)).toBeGreaterThan(maxLineBytes - 8);
      expect(line).not.toContain('\uFFFD');
      expect(line.endsWith(' …\n')).toBe(true);
    }
  });
});

describe('progress', () => {
  it('is said again every second, because Stash may drop a line', () => {
    vi.useFakeTimers();
    const said: number[] = [];
    const log = repeatProgress({ progress: (fraction) => said.push(fraction) } as Partial<Log> as Log);
    vi.advanceTimersByTime(3000);
    expect(said).toEqual([]);
    log.progress(0.25);
    vi.advanceTimersByTime(2000);
    log.progress(0.5);
    vi.advanceTimersByTime(1000);
    expect(said).toEqual([0.25, 0.25, 0.25, 0.5, 0.5]);
    vi.useRealTimers();
  });
});

describe('a live event', () => {
  const published = (...events: Parameters<ReturnType<typeof createLive>['publish']>[0][]) => {
    const lines: string[] = [];
    const live = createLive({ trace: (line) => lines.push(line) }, 'p1');
    for (const event of events) live.publish(event);
    return lines;
  };
  const parse = (line = '') => JSON.parse(line.replace(/^@stashhog /, '')) as LiveEvent;

  it('is a line that pages recognise, numbered from 1 within its process', () => {
    const [one, other] = published({ topics: ['runs'] }, { topics: ['plans'], scenes: [4, 5] });
    expect(one).toBe('@stashhog {"source":"p1","seq":1,"topics":["runs"]}');
    expect(parse(other)).toEqual({ source: 'p1', seq: 2, topics: ['plans'], scenes: [4, 5] });
  });

  it('says “many” instead of a list that would not fit into a line', () => {
    const scenes = Array.from({ length: 5000 }, (_, index) => index);
    const [line = ''] = published({ topics: ['scenes'], scenes });
    expect(parse(line)).toEqual({ source: 'p1', seq: 1, topics: ['scenes'], scenes: null });
    expect(formatLine('t', line)).toBe(`\u0001t\u0002${line}\n`);
  });

  it('leaves out its run when that alone would not fit', () => {
    const run = { id: 1, message: 'x'.repeat(20_000) } as LiveEvent['run'];
    const [line] = published({ topics: ['runs'], run: run as NonNullable<typeof run> });
    expect(parse(line)).toEqual({ source: 'p1', seq: 1, topics: ['runs'] });
  });
});
