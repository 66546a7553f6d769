import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageSource } from './packages/source.ts';

export interface ConfigValues {
  session_store_key: string;
  max_session_age: number;
  username: string;
  password: string;
  api_key: string;
  host: string;
  stash: { path: string; excludeVideo: boolean; excludeImage: boolean }[];
  plugins: { disabled: string[]; settings: Record<string, Record<string, unknown>> };
  /** Sources of plugin packages. */
  package_sources: PackageSource[];
  ui: Record<string, unknown>;
  defaults: { scan: Record<string, boolean>; generate: Record<string, boolean> };
}

/** `config.yml` (written as JSON, which is YAML): survives a restart; rewritten whole at every change. */
export class Config {
  readonly path: string;
  readonly values: ConfigValues;

  constructor(folder: string, given: Partial<ConfigValues>) {
    mkdirSync(folder, { recursive: true });
    this.path = join(folder, 'config.yml');
    const stored = existsSync(this.path)
      ? (JSON.parse(readFileSync(this.path, 'utf8')) as Partial<ConfigValues>)
      : {};
    this.values = {
      session_store_key: randomBytes(32).toString('hex'),
      max_session_age: 3600,
      username: '',
      password: '',
      api_key: '',
      host: '0.0.0.0',
      stash: [],
      plugins: { disabled: [], settings: {} },
      package_sources: [],
      ui: {},
      defaults: {
        scan: {
          rescan: false,
          scanGenerateCovers: true,
          scanGeneratePreviews: false,
          scanGenerateImagePreviews: false,
          scanGenerateSprites: false,
          scanGeneratePhashes: true,
          scanGenerateThumbnails: false,
          scanGenerateClipPreviews: false,
        },
        generate: {
          covers: true,
          sprites: true,
          previews: true,
          imagePreviews: false,
          markers: false,
          markerImagePreviews: false,
          markerScreenshots: false,
          transcodes: false,
          phashes: true,
          interactiveHeatmapsSpeeds: false,
          imageThumbnails: false,
          clipPreviews: false,
        },
      },
      ...stored,
      ...given,
    };
    this.save();
  }

  get hasCredentials(): boolean {
    return this.values.username !== '' && this.values.password !== '';
  }

  save(): void {
    writeFileSync(this.path, JSON.stringify(this.values, null, 2));
  }
}
