import { readSync } from 'node:fs';
import { isatty } from 'node:tty';

const chunkBytes = 64 * 1024;

/**
 * Everything Stash writes to us before it closes the pipe. Synchronous: a stream costs some milliseconds of
 * start-up, and there is nothing else to do meanwhile. A terminal counts as empty, so that a person who runs the
 * plugin by hand is told how instead of waiting.
 */
export function readStdin(): string {
  if (isatty(0)) return '';
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    const length = readChunk(chunk);
    if (length === 0) return Buffer.concat(chunks).toString('utf8');
    chunks.push(chunk.subarray(0, length));
  }
}

function readChunk(chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(0, chunk, 0, chunk.length, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A pipe whose other end is non-blocking, and nothing in it yet.
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      // Windows reports the end of a pipe as an error; a closed descriptor has nothing to read either.
      else if (code === 'EOF' || code === 'EBADF') return 0;
      else throw error;
    }
  }
}
