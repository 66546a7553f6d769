import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { readManifest, type Manifest } from './manifest.ts';

/** Every `*.yml` anywhere below the plugins folder is taken for a manifest; a bad one is only logged. */
export class PluginRegistry {
  readonly #folder: string;
  readonly #config: Config;
  readonly #log: Log;
  #plugins: Manifest[] = [];

  constructor(folder: string, config: Config, log: Log) {
    this.#folder = folder;
    this.#config = config;
    this.#log = log;
    this.reload();
  }

  reload(): void {
    const found: Manifest[] = [];
    for (const path of manifests(this.#folder)) {
      try {
        const manifest = readManifest(path);
        if (found.some((other) => other.id.toLowerCase() === manifest.id.toLowerCase())) {
          throw new Error(`plugin with id ${manifest.id} already exists`);
        }
        found.push(manifest);
      } catch (error) {
        this.#log.write('Error', `Error loading plugin ${path}: ${(error as Error).message}`);
      }
    }
    this.#plugins = found;
  }

  all(): Manifest[] {
    return this.#plugins;
  }

  enabled(): Manifest[] {
    return this.#plugins.filter((plugin) => this.isEnabled(plugin.id));
  }

  /** Case counts. */
  find(id: string): Manifest | undefined {
    return this.#plugins.find((plugin) => plugin.id === id);
  }

  isEnabled(id: string): boolean {
    return !this.#config.values.plugins.disabled.includes(id);
  }

  setEnabled(changes: Record<string, boolean>): void {
    const disabled = new Set(this.#config.values.plugins.disabled);
    for (const [id, enabled] of Object.entries(changes)) {
      if (enabled) disabled.delete(id);
      else disabled.add(id);
    }
    this.#config.values.plugins.disabled = [...disabled];
    this.#config.save();
  }
}

function manifests(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (!existsSync(path)) return [];
    if (statSync(path).isDirectory()) return manifests(path);
    return name.endsWith('.yml') ? [path] : [];
  });
}
