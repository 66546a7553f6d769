import type { StashClient } from '../../src/stash/client.ts';
import { type DomainContext, domainContext } from './domain.ts';

/** A mirror of three scenes, two studios and two performers, as a sync leaves it. */
export function aLibrary(stash: StashClient): DomainContext {
  const context = domainContext(stash);
  seeding(
    context,
    `insert into mirror.studios (id, name, updated_at_stash) values (3, 'Blue Harbor', ''), (4, 'North Quay', '');
     insert into mirror.performers (id, name, updated_at_stash) values (7, 'Odalys Brennick', ''), (8, 'Noor Almesqui', '');
     insert into mirror.scenes (id, title, organized, studio_id, created_at_stash, updated_at_stash, synced_at)
       values (1, 'Low Tide', 0, 3, '', '', ''), (2, 'Harbor', 0, null, '', '', ''), (3, 'Quay', 1, null, '', '', '');
     insert into mirror.scene_performers (scene_id, performer_id) values (1, 8);
     insert into mirror.files (id, scene_id, position, path) values (11, 1, 0, '/films/low_tide.mp4');`,
  );
  return context;
}

export function seeding({ database }: DomainContext, sql: string): void {
  database.script(sql);
}
