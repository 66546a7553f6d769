import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Emulation } from '../emulation.ts';
import { readSource, readZip, type PackageSource } from './source.ts';
import { unzip } from './unzip.ts';

export interface PackageSpec {
  id: string;
  sourceURL: string;
}

/** The file `manifest` beside the files of a package. */
export interface InstalledPackage {
  id: string;
  name: string;
  metadata: Record<string, unknown> | null;
  version?: string;
  date: string;
  source_repository: string;
  files: string[];
}

/** Deletes what the old manifest lists, then extracts; whatever else lies in the folder stays. */
export function installPackage(stash: Emulation, spec: PackageSpec): void {
  const entry = readSource(spec.sourceURL).get(spec.id);
  if (!entry) throw new Error(`package ${spec.id} not found`);
  const zip = readZip(spec.sourceURL, entry);
  const hash = createHash('sha256').update(zip).digest('hex');
  if (hash !== entry.sha256)
    throw new Error(`package data (${hash}) does not match expected SHA256 (${entry.sha256})`);
  const folder = packageFolder(stash, spec);
  if (existsSync(join(folder, 'manifest'))) deleteFiles(folder);
  const files: string[] = [];
  for (const { name, mode, content } of unzip(zip)) {
    const path = normalize(name);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content, { mode: mode || 0o644 });
    files.push(path);
  }
  const { id, metadata, version, date } = entry;
  const manifest = { id, name: entry.name, metadata, version, date, requires: [] };
  writeFileSync(
    join(folder, 'manifest'),
    stringify({ ...manifest, source_repository: spec.sourceURL, files }),
  );
}

/** The folder goes too, unless something that the package did not bring lies in it. */
export function uninstallPackage(stash: Emulation, spec: PackageSpec): void {
  const folder = packageFolder(stash, spec);
  deleteFiles(folder);
  try {
    rmdirSync(folder);
  } catch {
    // Data of the plugin is left.
  }
}

export function installedPackages(stash: Emulation): InstalledPackage[] {
  const places = new Set(sources(stash).map((source) => source.local_path ?? ''));
  return [...places]
    .map((place) => join(stash.pluginsFolder, place))
    .filter((place) => existsSync(place))
    .flatMap((place) => readdirSync(place).map((name) => join(place, name, 'manifest')))
    .filter((path) => existsSync(path))
    .map((path) => parse(readFileSync(path, 'utf8'), { schema: 'failsafe' }) as InstalledPackage)
    .toSorted((a, b) => (a.id.toLowerCase() < b.id.toLowerCase() ? -1 : 1));
}

function deleteFiles(folder: string): void {
  const manifest = join(folder, 'manifest');
  if (!existsSync(manifest))
    throw new Error(`reading manifest file "${manifest}": no such file or directory`);
  const { files } = parse(readFileSync(manifest, 'utf8'), { schema: 'failsafe' }) as InstalledPackage;
  for (const file of files ?? []) rmSync(join(folder, file), { force: true });
  rmSync(manifest);
}

function packageFolder(stash: Emulation, { id, sourceURL }: PackageSpec): string {
  const place = sources(stash).find((source) => source.url === sourceURL)?.local_path ?? '';
  return join(stash.pluginsFolder, place, id);
}

function sources(stash: Emulation): PackageSource[] {
  return stash.config.values.package_sources;
}
