import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

const keptCopies = 3;
const copyName = /^state-\d+-(.+)\.sqlite$/;

/**
 * Copies `state.sqlite` as it is to `backups/state-<schema>-<time>.sqlite` and keeps the last three: what it holds
 * exists nowhere else. Opened in place of the file, with the StashHog of that time, it is all there again.
 */
export function keepCopy(sqlite: DatabaseSync, folder: string, schema: number): string {
  const backups = join(folder, 'backups');
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  const time = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const file = join(backups, `state-${schema}-${time}.sqlite`);
  const draft = `${file}.new-${process.pid}`;
  try {
    // SQLite writes into an empty file as well, and then nobody else could ever read it.
    closeSync(openSync(draft, 'wx', 0o600));
    chmodSync(draft, 0o600);
    sqlite.prepare('vacuum main into ?').run(draft);
    const written = openSync(draft, 'r+');
    fsyncSync(written);
    closeSync(written);
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  const timeOf = (name: string): string => copyName.exec(name)?.[1] ?? '';
  const copies = readdirSync(backups).filter((name) => copyName.test(name));
  const oldest = copies.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1)).slice(0, -keptCopies);
  for (const name of oldest) rmSync(join(backups, name), { force: true });
  return file;
}
