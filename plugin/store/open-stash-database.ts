import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { adapt, type OpenStore } from './open-store.ts';

/** How long a locked file is waited for. Stash itself holds locks for milliseconds. */
const busyMs = 2_000;

/** The address under which SQLite opens a file for reading and never makes, locks for writing or changes it. */
export function readOnlyAddress(file: string): string {
  return `${pathToFileURL(file).href}?mode=ro`;
}

/** A connection that can only read: Stash's database as `stash`, our mirror as `mirror`. */
export function openStashDatabase(stashFile: string, mirrorFile: string): OpenStore {
  const sqlite = new DatabaseSync(':memory:', { timeout: busyMs });
  try {
    sqlite.prepare('attach ? as stash').run(readOnlyAddress(stashFile));
    sqlite.prepare('attach ? as mirror').run(readOnlyAddress(mirrorFile));
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return adapt(sqlite);
}
