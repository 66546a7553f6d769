/**
 * The part of Stash's database that StashHog (or a reader of the file) looks at, under Stash's own table and column names.
 * Written for this test double; the constraints that keep a library consistent are the same, the wording is not.
 */
export const TABLES = `
CREATE TABLE schema_migrations (version uint64, dirty bool);
CREATE TABLE blobs (checksum varchar(255) NOT NULL PRIMARY KEY, blob blob);

CREATE TABLE folders (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT, path varchar(255) NOT NULL,
  parent_folder_id integer REFERENCES folders(id) ON DELETE SET NULL,
  mod_time datetime NOT NULL, created_at datetime NOT NULL, updated_at datetime NOT NULL,
  zip_file_id integer REFERENCES files(id));
CREATE TABLE files (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT, basename varchar(255) NOT NULL CHECK (basename != ''),
  zip_file_id integer REFERENCES files(id), parent_folder_id integer NOT NULL REFERENCES folders(id),
  size integer NOT NULL, mod_time datetime NOT NULL, created_at datetime NOT NULL, updated_at datetime NOT NULL);
CREATE TABLE video_files (
  file_id integer NOT NULL PRIMARY KEY REFERENCES files(id) ON DELETE CASCADE,
  duration float NOT NULL, video_codec varchar(255) NOT NULL, format varchar(255) NOT NULL,
  audio_codec varchar(255) NOT NULL, width tinyint NOT NULL, height tinyint NOT NULL,
  frame_rate float NOT NULL, bit_rate integer NOT NULL,
  interactive boolean NOT NULL DEFAULT '0', interactive_speed int);
CREATE TABLE files_fingerprints (
  file_id integer NOT NULL REFERENCES files(id) ON DELETE CASCADE,
  type varchar(255) NOT NULL, fingerprint blob NOT NULL, PRIMARY KEY (file_id, type, fingerprint));
CREATE TABLE video_captions (
  file_id integer NOT NULL REFERENCES video_files(file_id) ON DELETE CASCADE,
  language_code varchar(255) NOT NULL, filename varchar(255) NOT NULL, caption_type varchar(255) NOT NULL,
  PRIMARY KEY (file_id, language_code, caption_type));

CREATE TABLE studios (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT, name varchar(255) NOT NULL,
  parent_id integer CHECK (id IS NOT parent_id) REFERENCES studios(id) ON DELETE SET NULL,
  created_at datetime NOT NULL, updated_at datetime NOT NULL, details text, rating tinyint,
  favorite boolean NOT NULL DEFAULT '0', ignore_auto_tag boolean NOT NULL DEFAULT '0',
  image_blob varchar(255) REFERENCES blobs(checksum));
CREATE TABLE studio_urls (
  studio_id integer NOT NULL REFERENCES studios(id) ON DELETE CASCADE, position integer NOT NULL,
  url varchar(255) NOT NULL, PRIMARY KEY (studio_id, position, url));
CREATE TABLE studio_aliases (
  studio_id integer NOT NULL REFERENCES studios(id) ON DELETE CASCADE, alias varchar(255) NOT NULL,
  PRIMARY KEY (studio_id, alias));
CREATE TABLE studio_stash_ids (
  studio_id integer REFERENCES studios(id) ON DELETE CASCADE, endpoint varchar(255), stash_id varchar(36),
  updated_at datetime NOT NULL DEFAULT '1970-01-01T00:00:00Z');

CREATE TABLE tags (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT, name varchar(255), created_at datetime NOT NULL,
  updated_at datetime NOT NULL, ignore_auto_tag boolean NOT NULL DEFAULT '0', description text,
  image_blob varchar(255) REFERENCES blobs(checksum), favorite boolean NOT NULL DEFAULT '0', sort_name varchar(255));
CREATE TABLE tag_aliases (
  tag_id integer NOT NULL REFERENCES tags(id) ON DELETE CASCADE, alias varchar(255) NOT NULL,
  PRIMARY KEY (tag_id, alias));
CREATE TABLE tags_relations (
  parent_id integer REFERENCES tags(id) ON DELETE CASCADE, child_id integer REFERENCES tags(id) ON DELETE CASCADE,
  PRIMARY KEY (parent_id, child_id));
CREATE TABLE tag_stash_ids (
  tag_id integer REFERENCES tags(id) ON DELETE CASCADE, endpoint varchar(255), stash_id varchar(36),
  updated_at datetime NOT NULL DEFAULT '1970-01-01T00:00:00Z');
CREATE TABLE studios_tags (
  studio_id integer NOT NULL REFERENCES studios(id) ON DELETE CASCADE,
  tag_id integer NOT NULL REFERENCES tags(id) ON DELETE CASCADE, PRIMARY KEY (studio_id, tag_id));

CREATE TABLE performers (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT, name varchar(255) NOT NULL, disambiguation varchar(255),
  gender varchar(20), birthdate date, ethnicity varchar(255), country varchar(255), eye_color varchar(255),
  height int, measurements varchar(255), fake_tits varchar(255), career_length varchar(255),
  tattoos varchar(255), piercings varchar(255), favorite boolean NOT NULL DEFAULT '0',
  created_at datetime NOT NULL, updated_at datetime NOT NULL, details text, death_date date,
  hair_color varchar(255), weight integer, rating tinyint, ignore_auto_tag boolean NOT NULL DEFAULT '0',
  image_blob varchar(255) REFERENCES blobs(checksum), penis_length float, circumcised varchar(10),
  birthdate_precision tinyint, death_date_precision tinyint);
CREATE TABLE performer_urls (
  performer_id integer NOT NULL REFERENCES performers(id) ON DELETE CASCADE, position integer NOT NULL,
  url varchar(255) NOT NULL, PRIMARY KEY (performer_id, position, url));
CREATE TABLE performer_aliases (
  performer_id integer NOT NULL REFERENCES performers(id) ON DELETE CASCADE, alias varchar(255) NOT NULL,
  PRIMARY KEY (performer_id, alias));
CREATE TABLE performer_stash_ids (
  performer_id integer REFERENCES performers(id) ON DELETE CASCADE, endpoint varchar(255), stash_id varchar(36),
  updated_at datetime NOT NULL DEFAULT '1970-01-01T00:00:00Z');
CREATE TABLE performer_custom_fields (
  performer_id integer NOT NULL REFERENCES performers(id) ON DELETE CASCADE, field varchar(64) NOT NULL,
  value blob NOT NULL, PRIMARY KEY (performer_id, field));
CREATE TABLE performers_tags (
  performer_id integer NOT NULL REFERENCES performers(id) ON DELETE CASCADE,
  tag_id integer NOT NULL REFERENCES tags(id) ON DELETE CASCADE, PRIMARY KEY (performer_id, tag_id));

CREATE TABLE scenes (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT, title varchar(255), details text, date date, rating tinyint,
  studio_id integer REFERENCES studios(id) ON DELETE SET NULL, organized boolean NOT NULL DEFAULT '0',
  created_at datetime NOT NULL, updated_at datetime NOT NULL, code text, director text,
  resume_time float NOT NULL DEFAULT 0, play_duration float NOT NULL DEFAULT 0,
  cover_blob varchar(255) REFERENCES blobs(checksum), date_precision tinyint);
CREATE TABLE scenes_files (
  scene_id integer NOT NULL REFERENCES scenes(id) ON DELETE CASCADE,
  file_id integer NOT NULL REFERENCES files(id) ON DELETE CASCADE,
  "primary" boolean NOT NULL, PRIMARY KEY (scene_id, file_id));
CREATE TABLE scene_urls (
  scene_id integer NOT NULL REFERENCES scenes(id) ON DELETE CASCADE, position integer NOT NULL,
  url varchar(255) NOT NULL, PRIMARY KEY (scene_id, position, url));
CREATE TABLE scene_stash_ids (
  scene_id integer NOT NULL REFERENCES scenes(id) ON DELETE CASCADE, endpoint varchar(255) NOT NULL,
  stash_id varchar(36) NOT NULL, updated_at datetime NOT NULL DEFAULT '1970-01-01T00:00:00Z',
  PRIMARY KEY (scene_id, endpoint));
CREATE TABLE performers_scenes (
  performer_id integer REFERENCES performers(id) ON DELETE CASCADE,
  scene_id integer REFERENCES scenes(id) ON DELETE CASCADE, PRIMARY KEY (scene_id, performer_id));
CREATE TABLE scenes_tags (
  scene_id integer REFERENCES scenes(id) ON DELETE CASCADE,
  tag_id integer REFERENCES tags(id) ON DELETE CASCADE, PRIMARY KEY (scene_id, tag_id));
CREATE TABLE scenes_view_dates (
  scene_id integer NOT NULL REFERENCES scenes(id) ON DELETE CASCADE, view_date datetime NOT NULL);
CREATE TABLE scenes_o_dates (
  scene_id integer NOT NULL REFERENCES scenes(id) ON DELETE CASCADE, o_date datetime NOT NULL);

CREATE TABLE scene_markers (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT, title varchar(255) NOT NULL, seconds float NOT NULL,
  primary_tag_id integer NOT NULL REFERENCES tags(id), scene_id integer NOT NULL REFERENCES scenes(id),
  created_at datetime NOT NULL, updated_at datetime NOT NULL, end_seconds float);
CREATE TABLE scene_markers_tags (
  scene_marker_id integer REFERENCES scene_markers(id) ON DELETE CASCADE,
  tag_id integer REFERENCES tags(id) ON DELETE CASCADE, PRIMARY KEY (scene_marker_id, tag_id));

CREATE TABLE "groups" (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT, name varchar(255) NOT NULL, aliases varchar(255), duration integer,
  date date, rating tinyint, studio_id integer REFERENCES studios(id) ON DELETE SET NULL, director varchar(255),
  description text, created_at datetime NOT NULL, updated_at datetime NOT NULL,
  front_image_blob varchar(255), back_image_blob varchar(255), date_precision tinyint);
CREATE TABLE groups_scenes (
  group_id integer REFERENCES "groups"(id) ON DELETE CASCADE, scene_id integer REFERENCES scenes(id) ON DELETE CASCADE,
  scene_index tinyint, PRIMARY KEY (group_id, scene_id));
CREATE TABLE galleries (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT, folder_id integer REFERENCES folders(id) ON DELETE SET NULL,
  title varchar(255), date date, details text, studio_id integer REFERENCES studios(id) ON DELETE SET NULL,
  rating tinyint, organized boolean NOT NULL DEFAULT '0', created_at datetime NOT NULL, updated_at datetime NOT NULL,
  code text, photographer text, date_precision tinyint);
CREATE TABLE scenes_galleries (
  scene_id integer NOT NULL REFERENCES scenes(id) ON DELETE CASCADE,
  gallery_id integer NOT NULL REFERENCES galleries(id) ON DELETE CASCADE, PRIMARY KEY (scene_id, gallery_id));
CREATE TABLE saved_filters (
  id integer NOT NULL PRIMARY KEY AUTOINCREMENT, name varchar(510) NOT NULL, mode varchar(255) NOT NULL,
  find_filter blob, object_filter blob, ui_options blob);
`;

/** Made after the first fill, which is twice as fast without them. */
export const INDEXES = `
CREATE UNIQUE INDEX index_folders_on_path_unique ON folders (path);
CREATE UNIQUE INDEX index_files_on_parent_folder_id_basename_unique ON files (parent_folder_id, basename);
CREATE INDEX index_files_on_basename ON files (basename);
CREATE INDEX index_fingerprint_type_fingerprint ON files_fingerprints (type, fingerprint);
CREATE INDEX index_scenes_files_file_id ON scenes_files (file_id);
CREATE UNIQUE INDEX unique_index_scenes_files_on_primary ON scenes_files (scene_id) WHERE "primary" = 1;
CREATE INDEX index_scenes_on_studio_id ON scenes (studio_id);
CREATE INDEX index_performers_scenes_on_performer_id ON performers_scenes (performer_id);
CREATE INDEX index_performers_on_name ON performers (name);
CREATE INDEX performer_aliases_alias ON performer_aliases (alias);
CREATE UNIQUE INDEX studio_aliases_alias_unique ON studio_aliases (alias);
CREATE INDEX index_scenes_tags_on_tag_id ON scenes_tags (tag_id);
CREATE INDEX index_tags_on_name ON tags (name);
CREATE UNIQUE INDEX tag_aliases_alias_unique ON tag_aliases (alias);
CREATE INDEX scene_urls_url ON scene_urls (url);
CREATE INDEX index_scene_markers_on_scene_id ON scene_markers (scene_id);
CREATE INDEX index_scene_markers_on_primary_tag_id ON scene_markers (primary_tag_id);
CREATE INDEX index_scene_markers_tags_on_tag_id ON scene_markers_tags (tag_id);
CREATE INDEX index_scenes_view_dates ON scenes_view_dates (scene_id);
CREATE INDEX index_scenes_o_dates ON scenes_o_dates (scene_id);
CREATE INDEX index_scenes_galleries_on_gallery_id ON scenes_galleries (gallery_id);
CREATE INDEX index_movies_scenes_on_movie_id ON groups_scenes (group_id);
CREATE UNIQUE INDEX index_saved_filters_on_mode_name_unique ON saved_filters (mode, name);
`;

/** What the fake knows beside the library: kept in a second file, so that the first looks exactly like Stash's. */
export const SIDE_TABLES = `
CREATE TABLE truth (
  scene_id integer NOT NULL PRIMARY KEY, kind text NOT NULL, studio_id integer, performer_ids text NOT NULL,
  ambiguous_ids text NOT NULL);
CREATE TABLE generated (scene_id integer NOT NULL, kind text NOT NULL, PRIMARY KEY (scene_id, kind));
`;
