import type { Log } from '../../src/log.ts';
import { writeFully } from './write-fully.ts';

export type Level = 't' | 'd' | 'i' | 'w' | 'e' | 'p';

/** Stash ends the log of a process at its first line beyond 64 KiB; pages need far less. */
export const maxLineBytes = 8 * 1024;

/** One line as Stash's log reader expects it: byte 1, level, byte 2, text. Null for a text that is empty. */
export function formatLine(level: Level, text: string): string | null {
  const oneLine = text.trim().replace(/\s*[\r\n]+\s*/g, ' ⏎ ');
  if (oneLine === '') return null;
  return `\u0001${level}\u0002${cutToBytes(oneLine, maxLineBytes - 4)}\n`;
}

function cutToBytes(text: string, maxBytes: number): string {
  if (text.length * 3 <= maxBytes) return text;
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= maxBytes) return text;
  const ellipsis = ' …';
  let end = maxBytes - Buffer.byteLength(ellipsis);
  // Never in the middle of a character.
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.toString('utf8', 0, end) + ellipsis;
}

export interface StderrProtocol extends Log {
  trace(message: string): void;
  /** Something was said, and its reader may be behind. */
  readonly spoken: boolean;
}

export function createStderrProtocol(): StderrProtocol {
  let open = true;
  let spoken = false;
  const write = (level: Level, text: string): void => {
    const line = open ? formatLine(level, text) : null;
    if (line === null) return;
    spoken = true;
    open = writeFully(2, line);
  };
  return {
    get spoken() {
      return spoken;
    },
    trace: (message) => write('t', message),
    debug: (message) => write('d', message),
    info: (message) => write('i', message),
    warning: (message) => write('w', message),
    error: (message) => write('e', message),
    progress(fraction) {
      // "NaN" would be parsed by Stash and break every reader of its job queue.
      if (Number.isFinite(fraction)) write('p', Math.min(1, Math.max(0, fraction)).toFixed(4));
    },
  };
}
