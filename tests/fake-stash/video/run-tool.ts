import { execFile } from 'node:child_process';

const missing = new Set<string>();

/** Standard output of ffprobe or ffmpeg; undefined when it is not installed or does not understand the file. */
export function runTool(
  tool: 'ffprobe' | 'ffmpeg',
  args: string[],
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (missing.has(tool)) return Promise.resolve(undefined);
  return new Promise((done) => {
    const child = execFile(
      tool,
      args,
      { timeout: 60_000, maxBuffer: 1 << 24, ...(signal && { signal }) },
      (error, stdout) => {
        if ((error as NodeJS.ErrnoException | null)?.code === 'ENOENT') missing.add(tool);
        done(error ? undefined : stdout);
      },
    );
    child.stdin?.end();
  });
}
