import { findNamed, type NamedTable } from '../../library/find-named.ts';
import { findScenes, scenesById, type FindFilter } from '../../library/find-scenes.ts';
import type { Filter } from '../../library/scene-filter.ts';
import type { Resolver, Resolvers } from '../build-schema.ts';
import type { RequestContext } from '../context.ts';
import { failure } from '../errors.ts';

interface FindArgs {
  ids?: string[] | null;
  scene_ids?: number[] | null;
  performer_ids?: number[] | null;
  filter?: FindFilter | null;
}

function findScenesQuery(args: FindArgs & { scene_filter?: Filter | null }, stash: RequestContext['stash']) {
  const { library } = stash;
  const ids = args.ids?.length ? toIds(library, args.ids) : args.scene_ids;
  // A non-empty list of ids replaces filter, sort and page; an empty one is as good as none.
  if (!ids?.length) return findScenes(library, args.scene_filter, args.filter);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw failure(`scene with id ${twice} not found`);
  const scenes = scenesById(library, ids);
  const sum = (column: string) => () =>
    Number(
      library.one(
        `SELECT COALESCE(SUM(${column}), 0) AS n FROM json_each(?) j JOIN scenes_files sf ON sf.scene_id = j.value
         JOIN files f ON f.id = sf.file_id JOIN video_files v ON v.file_id = f.id`,
        JSON.stringify(ids),
      )?.['n'],
    );
  return { scenes, count: () => scenes.length, duration: sum('v.duration'), filesize: sum('f.size') };
}

/** From v0.30 on the list is checked as a whole, and says so. */
function toIds(library: RequestContext['stash']['library'], texts: string[]): number[] {
  const checks = library.release === 'v0.30';
  const ids = texts.map((text) => toId(text, checks ? 'converting ids: ' : ''));
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (checks && twice !== undefined) throw failure(`validating ids: duplicate id found: ${twice}`);
  return ids;
}

function toId(text: string, prefix = ''): number {
  if (!/^\d+$/.test(text)) throw failure(`${prefix}strconv.Atoi: parsing "${text}": invalid syntax`);
  return Number(text);
}

/** Finder, single look-up and the deprecated "all" query of one kind. */
function namedQueries(
  table: NamedTable,
  one: string,
  many: string,
  filterName: string,
): Record<string, Resolver> {
  return {
    [`find${many}`]: (_: unknown, args: FindArgs & Record<string, unknown>, { stash }: RequestContext) => {
      const ids = args.ids?.length ? args.ids : args.performer_ids?.map(String);
      const { count, rows } = findNamed(stash.library, table, args[filterName] as Filter, args.filter, ids);
      return { count, [table]: rows };
    },
    [`find${one}`]: (_: unknown, { id }: { id: string }, { stash }: RequestContext) =>
      stash.library.one(`SELECT * FROM ${table} WHERE id = ?`, toId(id)) ?? null,
    [`all${many}`]: (_: unknown, _args: unknown, { stash }: RequestContext) =>
      stash.library.all(`SELECT * FROM ${table} ORDER BY name COLLATE NOCASE`),
  };
}

export const LIBRARY_QUERIES: Resolvers = {
  Query: {
    findScenes: (_: unknown, args: FindArgs & { scene_filter?: Filter | null }, { stash }: RequestContext) =>
      findScenesQuery(args, stash),
    findScene: (
      _: unknown,
      { id, checksum }: { id?: string | null; checksum?: string | null },
      { stash }: RequestContext,
    ) => {
      if (id) return stash.library.one('SELECT * FROM scenes WHERE id = ?', toId(id)) ?? null;
      if (!checksum) return null;
      return sceneByHash(stash, 'md5', checksum) ?? null;
    },
    findSceneByHash: (
      _: unknown,
      { input }: { input: { checksum?: string; oshash?: string } },
      { stash }: RequestContext,
    ) =>
      (input.oshash && sceneByHash(stash, 'oshash', input.oshash)) ||
      (input.checksum && sceneByHash(stash, 'md5', input.checksum)) ||
      null,
    allScenes: (_: unknown, _args: unknown, { stash }: RequestContext) =>
      stash.library.all('SELECT * FROM scenes ORDER BY id'),
    ...namedQueries('tags', 'Tag', 'Tags', 'tag_filter'),
    ...namedQueries('performers', 'Performer', 'Performers', 'performer_filter'),
    ...namedQueries('studios', 'Studio', 'Studios', 'studio_filter'),
    findGroups: (_: unknown, _args: unknown, { stash }: RequestContext) => {
      const groups = stash.library.all('SELECT * FROM "groups" ORDER BY name');
      return { count: groups.length, groups };
    },
    findGalleries: (_: unknown, _args: unknown, { stash }: RequestContext) => {
      const galleries = stash.library.all('SELECT * FROM galleries ORDER BY id');
      return { count: galleries.length, galleries };
    },
    findSceneMarkers: (_: unknown, args: FindArgs, { stash }: RequestContext) => {
      const where = args.ids?.length ? 'id IN (SELECT value FROM json_each(?))' : '? IS NOT NULL';
      const list = JSON.stringify((args.ids ?? []).map(Number));
      const perPage = args.ids?.length ? -1 : (args.filter?.per_page ?? 25);
      const offset = perPage < 0 ? 0 : (Math.max(1, args.filter?.page ?? 1) - 1) * perPage;
      const sort = ['id', 'updated_at', 'created_at', 'seconds', 'title'].includes(args.filter?.sort ?? '')
        ? args.filter?.sort
        : 'id';
      const way = args.filter?.direction === 'DESC' ? 'DESC' : 'ASC';
      return {
        count: stash.library.one(`SELECT COUNT(*) AS n FROM scene_markers WHERE ${where}`, list)?.['n'],
        scene_markers: stash.library.all(
          `SELECT * FROM scene_markers WHERE ${where} ORDER BY ${sort} ${way}, id LIMIT ? OFFSET ?`,
          list,
          perPage,
          offset,
        ),
      };
    },
    allSceneMarkers: (_: unknown, _args: unknown, { stash }: RequestContext) =>
      stash.library.all('SELECT * FROM scene_markers ORDER BY id'),
  },
  // The counts are functions: computed only when a client asks for them.
  FindScenesResultType: Object.fromEntries(
    (['count', 'duration', 'filesize'] as const).map((field) => [
      field,
      (found: { [k in typeof field]: () => number }) => found[field](),
    ]),
  ),
};

function sceneByHash(stash: RequestContext['stash'], type: string, hash: string) {
  return stash.library.one(
    `SELECT s.* FROM files_fingerprints p JOIN scenes_files sf ON sf.file_id = p.file_id JOIN scenes s ON s.id = sf.scene_id
     WHERE p.type = ? AND p.fingerprint = ?`,
    type,
    hash,
  );
}
