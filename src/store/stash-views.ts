import type { Database } from './database.ts';

/** An RFC 3339 time as Stash's API prints it. What Stash itself wrote is already so; only the rest costs more. */
const time = (column: string): string =>
  `case when length(${column}) in (20, 25) and substr(${column}, 11, 1) = 'T' and substr(${column}, -6) <> '+00:00'
     then ${column}
     else replace(substr(${column}, 1, 10) || 'T' || substr(${column}, 12), '+00:00', '')
       || case when ${column} like '%Z' or (${column} glob '*[+-][0-9][0-9]:[0-9][0-9]' and ${column} not like '%+00:00')
            then '' else 'Z' end end`;

const optionalText = (column: string): string => `nullif(s.${column}, '') as ${column}`;

/**
 * Stash's tables in the form of the mirror's: `temp.stash_scenes` has the columns of `mirror.scenes`, and so on, so
 * that the two can be compared and copied column by column. `stash` is Stash's database file, attached read-only.
 * The lists of a scene are sub-selects that cost nothing where they are not asked for.
 */
const views = (given: StashColumns): string => `
  create temp table stash_group_links (
    scene_id integer not null, group_id integer not null, primary key (scene_id, group_id)
  ) strict, without rowid;

  create temp view stash_scenes as select s.id,
    ${['title', 'details'].map(optionalText).join(', ')},
    ${
      given.datePrecision
        ? `case s.date_precision when 1 then substr(s.date, 1, 7) when 2 then substr(s.date, 1, 4)
             else nullif(substr(s.date, 1, 10), '') end`
        : `nullif(substr(s.date, 1, 10), '')`
    } as date,
    ${['code', 'director'].map(optionalText).join(', ')},
    s.rating as rating100, s.organized <> 0 as organized, s.studio_id,
    (select json_group_array(url) from
      (select url from stash.scene_urls where scene_id = s.id order by position)) as urls,
    (select json_group_array(json_object('endpoint', endpoint, 'stashId', stash_id)) from
      (select endpoint, stash_id from stash.scene_stash_ids where scene_id = s.id order by endpoint, stash_id)) as stash_ids,
    (select json_group_array(group_id) from
      (select group_id from temp.stash_group_links where scene_id = s.id order by group_id)) as group_ids,
    (select json_group_array(gallery_id) from
      (select gallery_id from stash.scenes_galleries where scene_id = s.id order by gallery_id)) as gallery_ids,
    (select count(*) from stash.scenes_view_dates where scene_id = s.id) as play_count,
    (select count(*) from stash.scenes_o_dates where scene_id = s.id) as o_counter,
    ${time('s.created_at')} as created_at_stash, ${time('s.updated_at')} as updated_at_stash
    from stash.scenes s;

  create temp view stash_scene_performers as select scene_id, performer_id from stash.performers_scenes;
  create temp view stash_scene_tags as select scene_id, tag_id from stash.scenes_tags;

  create temp view stash_files as select f.id, sf.scene_id,
    case when sf."primary" = 1 then 0 else
      (select count(*) from stash.scenes_files o where o.scene_id = sf.scene_id
         and (o."primary" > sf."primary" or (o."primary" = sf."primary" and o.file_id < sf.file_id))) end as position,
    d.path || case when substr(d.path, -1) in ('/', '\\') then ''
      when instr(d.path, '/') = 0 and instr(d.path, '\\') > 0 then '\\' else '/' end || f.basename as path,
    f.size as size_bytes, v.duration as duration_s, v.width, v.height, v.video_codec, v.audio_codec, v.frame_rate,
    v.bit_rate
    from stash.scenes_files sf cross join stash.files f on f.id = sf.file_id
    cross join stash.folders d on d.id = f.parent_folder_id cross join stash.video_files v on v.file_id = sf.file_id;

  create temp view stash_fingerprints as select sf.scene_id, sf.file_id, p.type,
    case typeof(p.fingerprint) when 'integer' then printf('%x', p.fingerprint) else cast(p.fingerprint as text) end as value
    from stash.scenes_files sf cross join stash.files_fingerprints p on p.file_id = sf.file_id;

  create temp view stash_markers as select m.id, m.scene_id, m.title, m.seconds, m.end_seconds, m.primary_tag_id,
    (select json_group_array(tag_id) from
      (select tag_id from stash.scene_markers_tags where scene_marker_id = m.id order by tag_id)) as tag_ids
    from stash.scene_markers m;

  create temp view stash_performers as select id, name, coalesce(disambiguation, '') as disambiguation,
    ${time('updated_at')} as updated_at_stash from stash.performers;
  create temp view stash_performer_aliases as select performer_id, alias from stash.performer_aliases;
  create temp view stash_tags as select id, coalesce(name, '') as name,
    ${time('updated_at')} as updated_at_stash from stash.tags;
  create temp view stash_tag_aliases as select tag_id, alias from stash.tag_aliases;
  create temp view stash_tag_parents as select child_id as tag_id, parent_id from stash.tags_relations;
  create temp view stash_studios as select s.id, s.name, s.parent_id,
    ${
      given.studioUrls
        ? `(select json_group_array(url) from
             (select url from stash.studio_urls where studio_id = s.id order by position limit 1))`
        : `case when coalesce(s.url, '') = '' then '[]' else json_array(s.url) end`
    } as urls,
    ${time('s.updated_at')} as updated_at_stash from stash.studios s;
  create temp view stash_studio_aliases as select studio_id, alias from stash.studio_aliases;
`;

/** What differs between the releases of Stash that are supported. */
export interface StashColumns {
  /** Schema 75: a date can be a month or a year. */
  datePrecision: boolean;
  /** Schema 73: several addresses of a studio, of which the first counts. */
  studioUrls: boolean;
}

/** Makes the views on this connection; they vanish with it. Needs `stash` attached. */
export function createStashViews(database: Database, given: StashColumns): void {
  database.script(views(given));
}

export function dropStashViews(database: Database): void {
  for (const { type, name } of database.all<{ type: string; name: string }>(
    `select type, name from sqlite_temp_schema where name like 'stash\\_%' escape '\\' and type in ('view', 'table')`,
  ))
    database.script(`drop ${type} temp.${name}`);
}

/** Reads the links of groups anew: Stash has no index by scene for them. Call at the begin of every snapshot. */
export function refreshGroupLinks(database: Database): void {
  database.run('delete from temp.stash_group_links');
  database.run(
    'insert into temp.stash_group_links (scene_id, group_id) select scene_id, group_id from stash.groups_scenes',
  );
}
