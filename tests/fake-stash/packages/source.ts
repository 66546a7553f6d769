import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export interface PackageSource {
  name?: string | null;
  url: string;
  /** Folder below the plugins folder that packages of this source go to. */
  local_path?: string | null;
}

/** One entry of a source's `index.yml`. */
export interface IndexedPackage {
  id: string;
  name: string;
  version?: string;
  /** As written: `YYYY-MM-DD HH:MM:SS` in UTC. It alone says what is newer. */
  date: string;
  requires: string[];
  metadata: Record<string, unknown>;
  path: string;
  sha256: string;
}

/** Entries of a `file://` source by id; of two with one id the newer counts. Other addresses are refused: the fake asks nobody. */
export function readSource(url: string): Map<string, IndexedPackage> {
  const text = readFileSync(filePath(url), 'utf8');
  const found = new Map<string, IndexedPackage>();
  for (const entry of (parse(text, { schema: 'failsafe' }) ?? []) as Partial<IndexedPackage>[]) {
    const one = { requires: [], metadata: {}, ...entry } as IndexedPackage;
    const known = found.get(one.id);
    if (!known || one.date >= known.date) found.set(one.id, one);
  }
  return found;
}

/** The zip of a package; its path is relative to the index, absolute, or an address. */
export function readZip(url: string, entry: IndexedPackage): Buffer {
  if (entry.path.includes('://')) return readFileSync(filePath(entry.path));
  const index = filePath(url);
  return readFileSync(
    posix.isAbsolute(entry.path) ? entry.path : posix.join(posix.dirname(index), entry.path),
  );
}

function filePath(url: string): string {
  if (!url.startsWith('file://')) throw new Error(`the fake Stash reads file:// sources only, not ${url}`);
  return fileURLToPath(url);
}
