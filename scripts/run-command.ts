import { spawn } from 'node:child_process';

export interface Finished {
  code: number;
  /** Both streams, in the order they came. */
  output: string;
}

/** Runs a program of `node_modules/.bin` or a script of ours, and waits for it. */
export function runCommand(command: string, args: readonly string[], show = false): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '1' },
    });
    let output = '';
    for (const [stream, target] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const)
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (show) target.write(chunk);
      });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
