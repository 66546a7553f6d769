import type { Database } from './database.ts';

/** `first-sync`: when the mirror first held all of the library; absent while it is still being filled. */
export type MirrorFact = 'first-sync';

export function readFact(database: Database, key: MirrorFact): string | null {
  return (
    database.get<{ value: string }>('select value from mirror.facts where key = ?', [key])?.value ?? null
  );
}

export function writeFact(database: Database, key: MirrorFact, value: string): void {
  database.run(
    'insert into mirror.facts (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
    [key, value],
  );
}

/** Empties the mirror: it belongs to a library that is no longer there. Also forgets which of its scenes were analyzed. */
export function clearMirror(database: Database): void {
  database.transaction(() => {
    for (const table of [
      'facts',
      'scenes',
      'scene_performers',
      'scene_tags',
      'files',
      'markers',
      'performers',
      'performer_aliases',
      'studios',
      'studio_aliases',
      'tags',
      'tag_aliases',
      'tag_parents',
    ]) {
      database.run(`delete from mirror.${table}`);
    }
    database.run('delete from analyzed_scenes');
  });
}
