import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Holds the id of the process that uses the folder. */
export const claimFile = 'process';

/** Two demos must not share one folder of databases: the second is told instead. The claim ends with the process. */
export function claimFolder(folder: string): void {
  const file = join(folder, claimFile);
  if (existsSync(file)) {
    const other = Number(readFileSync(file, 'utf8'));
    if (other !== process.pid && isAlive(other))
      throw new Error(`The demo is running already (process ${other}). End it with Ctrl+C first.`);
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, String(process.pid));
  process.once('exit', () => rmSync(file, { force: true }));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
