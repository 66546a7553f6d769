import type { Library } from './library.ts';

export interface SceneTruth {
  kind: string;
  /** The studio that path or title name, whether or not the scene has it already. */
  studioId: string | null;
  /** Performers that path or title name beyond doubt. */
  performerIds: string[];
  /** Performers of whom path or title name one, without saying which (two share the name). */
  ambiguousIds: string[];
}

/** What the generator hid in names. Scenes found by a scan are not part of it. */
export class GeneratedTruth {
  readonly #library: Library;

  constructor(library: Library) {
    this.#library = library;
  }

  of(sceneId: string | number): SceneTruth | undefined {
    const row = this.#library.side.prepare('SELECT * FROM truth WHERE scene_id = ?').get(Number(sceneId));
    return row && read(row);
  }

  /** Every generated scene, by its id, including those whose scene was deleted since. */
  all(): Map<string, SceneTruth> {
    const rows = this.#library.side.prepare('SELECT * FROM truth ORDER BY scene_id').all();
    return new Map(rows.map((row) => [String(row['scene_id']), read(row)]));
  }
}

function read(row: Record<string, unknown>): SceneTruth {
  return {
    kind: String(row['kind']),
    studioId: row['studio_id'] === null ? null : String(row['studio_id']),
    performerIds: JSON.parse(String(row['performer_ids'])) as string[],
    ambiguousIds: JSON.parse(String(row['ambiguous_ids'])) as string[],
  };
}
