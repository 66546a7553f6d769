import type { Migration } from './migration.ts';

/**
 * `mirror.sqlite`: what Stash knows; disposable, rebuilt by a full sync. Ids are Stash's.
 * Columns ending in `_stash` hold Stash's own text verbatim: it is compared, never parsed.
 */
export const mirrorMigrations: readonly Migration[] = [
  {
    version: 1,
    name: 'scenes with files and markers, performers, tags, studios',
    sql: `
      create table mirror.facts (key text primary key, value text not null) strict, without rowid;

      create table mirror.studios (
        id integer primary key,
        name text not null,
        parent_id integer,
        urls text not null default '[]',
        updated_at_stash text not null
      ) strict;
      create table mirror.studio_aliases (
        studio_id integer not null, alias text not null, primary key (studio_id, alias)
      ) strict, without rowid;

      create table mirror.performers (
        id integer primary key,
        name text not null,
        disambiguation text not null default '',
        updated_at_stash text not null
      ) strict;
      create table mirror.performer_aliases (
        performer_id integer not null, alias text not null, primary key (performer_id, alias)
      ) strict, without rowid;

      create table mirror.tags (
        id integer primary key,
        name text not null,
        updated_at_stash text not null
      ) strict;
      create table mirror.tag_aliases (
        tag_id integer not null, alias text not null, primary key (tag_id, alias)
      ) strict, without rowid;
      create table mirror.tag_parents (
        tag_id integer not null, parent_id integer not null, primary key (tag_id, parent_id)
      ) strict, without rowid;

      create table mirror.scenes (
        id integer primary key,
        title text,
        details text,
        date text,
        code text,
        director text,
        rating100 integer,
        organized integer not null check (organized in (0, 1)),
        studio_id integer,
        urls text not null default '[]',
        stash_ids text not null default '[]',
        group_ids text not null default '[]',
        gallery_ids text not null default '[]',
        play_count integer not null default 0,
        o_counter integer not null default 0,
        created_at_stash text not null,
        updated_at_stash text not null,
        synced_at text not null
      ) strict;
      create index mirror.scenes_by_studio on scenes (studio_id);
      create index mirror.scenes_by_updated on scenes (updated_at_stash);

      create table mirror.scene_performers (
        scene_id integer not null, performer_id integer not null, primary key (scene_id, performer_id)
      ) strict, without rowid;
      create index mirror.scene_performers_by_performer on scene_performers (performer_id);

      create table mirror.scene_tags (
        scene_id integer not null, tag_id integer not null, primary key (scene_id, tag_id)
      ) strict, without rowid;
      create index mirror.scene_tags_by_tag on scene_tags (tag_id);

      create table mirror.files (
        id integer not null,
        scene_id integer not null,
        -- 0 is the primary file; the others follow by id.
        position integer not null,
        path text not null,
        size_bytes integer,
        duration_s real,
        width integer,
        height integer,
        video_codec text,
        audio_codec text,
        frame_rate real,
        bit_rate integer,
        primary key (scene_id, id)
      ) strict, without rowid;

      create table mirror.fingerprints (
        scene_id integer not null,
        file_id integer not null,
        type text not null,
        -- As the API shows it: a phash in hexadecimal, which no JavaScript number could hold.
        value text not null,
        primary key (scene_id, file_id, type, value)
      ) strict, without rowid;

      create table mirror.markers (
        id integer not null,
        scene_id integer not null,
        title text not null,
        seconds real not null,
        end_seconds real,
        primary_tag_id integer not null,
        tag_ids text not null default '[]',
        -- By scene, so that a marker that moved is still seen to be missing where it was until that scene is read.
        primary key (scene_id, id)
      ) strict, without rowid;
    `,
  },
];
