import type { Database } from './database.ts';

/**
 * `first-sync`: when the mirror first held all of the library; absent while it is still being filled.
 * `first-sync-run`: the sync run that began this mirror; history before it is another library's.
 * `full-position`: the last id that an unfinished full synchronisation has read again, and when.
 * `database-proof`: Stash's database file that once agreed with the API in everything, as JSON.
 * `database-mismatch`: what spoke against that file since; only a Verify that agrees takes it away.
 */
export type MirrorFact =
  | 'first-sync'
  | 'first-sync-run'
  | 'full-position'
  | 'database-proof'
  | 'database-mismatch';

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

export function deleteFact(database: Database, key: MirrorFact): void {
  database.run('delete from mirror.facts where key = ?', [key]);
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
      'fingerprints',
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
