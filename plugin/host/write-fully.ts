import { writeSync } from 'node:fs';

/**
 * Writes to a pipe of Stash's and survives its end: false when nobody reads any more (EPIPE), as after a stopped job
 * or after Stash gave up on a line that was too long. Synchronous, so that nothing is lost when the process ends.
 */
export function writeFully(descriptor: 1 | 2, text: string): boolean {
  const bytes = Buffer.from(text, 'utf8');
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return false;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
  return true;
}
