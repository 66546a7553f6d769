import type { Readable } from 'node:stream';
import type { LogLevel } from '../log.ts';

const LEVELS: Record<string, LogLevel> = {
  t: 'Trace',
  d: 'Debug',
  i: 'Info',
  w: 'Warning',
  e: 'Error',
  p: 'Progress',
};
const LEVEL_NAMES: Record<string, LogLevel | undefined> = {
  trace: 'Trace',
  debug: 'Debug',
  info: 'Info',
  warning: 'Warning',
  error: 'Error',
  progress: 'Progress',
};
/** One line longer than this ends the reading and closes the pipe, so that the plugin's next write fails. */
const LINE_LIMIT = 65_536;

/** Reads the stderr protocol: `\x01`, a level letter, `\x02`, text. Lines without the prefix get the manifest's `errLog` level. */
export function readStderr(
  stream: Readable,
  errLog: string,
  onLine: (level: LogLevel, text: string) => void,
  onProgress: (value: number) => void,
): void {
  let rest: Buffer = Buffer.alloc(0);
  const line = (bytes: Buffer) => {
    const prefixed = bytes.length >= 4 && bytes[0] === 1 && bytes[2] === 2;
    const level = prefixed ? LEVELS[String.fromCharCode(bytes[1] as number)] : LEVEL_NAMES[errLog];
    const text = bytes
      .subarray(prefixed ? 3 : 0)
      .toString('utf8')
      .trim();
    if (!level) return;
    if (level !== 'Progress') return onLine(level, text);
    const value = Number.parseFloat(text);
    if (!Number.isNaN(value)) onProgress(Math.min(1, Math.max(0, value)));
  };
  stream.on('data', (chunk: Buffer) => {
    rest = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      if (end >= LINE_LIMIT) break;
      line(rest.subarray(0, end));
      rest = rest.subarray(end + 1);
    }
    if (rest.length < LINE_LIMIT) return;
    rest = Buffer.alloc(0);
    stream.destroy();
  });
  stream.on('end', () => {
    if (rest.length) line(rest);
  });
  stream.on('error', () => {});
}
