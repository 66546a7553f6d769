import { existsSync, rmSync } from 'node:fs';
import { destroyScene } from '../../library/destroy-scene.ts';
import { scenesById } from '../../library/find-scenes.ts';
import type { Library } from '../../library/library.ts';
import { bulkUpdateScenes, createScene, updateScene, type SceneInput } from '../../library/write-scenes.ts';
import type { Resolver, Resolvers } from '../build-schema.ts';
import type { RequestContext } from '../context.ts';
import { failure } from '../errors.ts';
import { foreignKeyErrors } from './foreign-keys.ts';

interface DestroyOptions {
  delete_file?: boolean | null;
}

function destroy({ stash }: RequestContext, ids: string[], { delete_file }: DestroyOptions): true {
  const { library } = stash;
  const paths = library.transaction(() => {
    scenesById(library, ids.map(Number));
    const files = ids.flatMap((id) =>
      library.all<{ path: string }>(
        `SELECT d.path || '/' || f.basename AS path FROM scenes_files sf JOIN files f ON f.id = sf.file_id
         JOIN folders d ON d.id = f.parent_folder_id WHERE sf.scene_id = ?`,
        Number(id),
      ),
    );
    for (const id of ids) destroyScene(library, Number(id));
    return files.map((file) => file.path);
  });
  // Only real files of the library folder can go; the generated library has none.
  if (delete_file)
    for (const path of paths)
      if (path.startsWith(`${stash.libraryFolder}/`) && existsSync(path)) rmSync(path);
  return true;
}

/** Plays and O's are lists of dates beside the scene; none of these touches its updated_at. */
function history(table: string, column: string): Record<'add' | 'remove' | 'reset', Resolver> {
  const state = (library: Library, id: number) => {
    const rows = library.all<{ at: string }>(
      `SELECT ${column} AS at FROM ${table} WHERE scene_id = ? ORDER BY ${column} DESC`,
      id,
    );
    return { count: rows.length, history: rows.map((row) => row.at) };
  };
  interface Args {
    id: string;
    times?: string[] | null;
  }
  return {
    add: (_: unknown, { id, times }: Args, { stash }: RequestContext) => {
      scenesById(stash.library, [Number(id)]);
      for (const at of times?.length ? times : [stash.library.clock.text()])
        stash.library.run(`INSERT INTO ${table} (scene_id, ${column}) VALUES (?, ?)`, Number(id), at);
      return state(stash.library, Number(id));
    },
    remove: (_: unknown, { id, times }: Args, { stash }: RequestContext) => {
      const one = `DELETE FROM ${table} WHERE rowid = (SELECT rowid FROM ${table} WHERE scene_id = ? AND (? IS NULL OR ${column} = ?) ORDER BY ${column} DESC LIMIT 1)`;
      for (const at of times?.length ? times : [null]) stash.library.run(one, Number(id), at, at);
      return state(stash.library, Number(id));
    },
    reset: (_: unknown, { id }: Args, { stash }: RequestContext) => {
      stash.library.run(`DELETE FROM ${table} WHERE scene_id = ?`, Number(id));
      return 0;
    },
  };
}

const plays = history('scenes_view_dates', 'view_date');
const os = history('scenes_o_dates', 'o_date');
const countOf =
  (resolver: Resolver): Resolver =>
  (source, args, context) =>
    (resolver(source, args, context) as { count: number }).count;

interface MarkerInput {
  id?: string;
  title?: string | null;
  seconds?: number | null;
  end_seconds?: number | null;
  scene_id?: string | null;
  primary_tag_id?: string | null;
  tag_ids?: string[] | null;
}

function saveMarker(
  library: Library,
  input: MarkerInput,
  now: { id: number } & Record<string, unknown>,
): void {
  const end = input.end_seconds === undefined ? (now['end_seconds'] as number | null) : input.end_seconds;
  const seconds = input.seconds ?? (now['seconds'] as number);
  if (end !== null && end < seconds) throw endsTooEarly(end, seconds);
  const primary = Number(input.primary_tag_id ?? now['primary_tag_id']);
  library.run(
    'UPDATE scene_markers SET title = ?, seconds = ?, end_seconds = ?, primary_tag_id = ?, scene_id = ?, updated_at = ? WHERE id = ?',
    input.title ?? String(now['title']),
    seconds,
    end,
    primary,
    Number(input.scene_id ?? now['scene_id']),
    library.clock.text(),
    now.id,
  );
  if (input.tag_ids === undefined) return;
  library.run('DELETE FROM scene_markers_tags WHERE scene_marker_id = ?', now.id);
  for (const tag of new Set((input.tag_ids ?? []).map(Number))) {
    if (tag !== primary)
      library.run('INSERT INTO scene_markers_tags (scene_marker_id, tag_id) VALUES (?, ?)', now.id, tag);
  }
}

/** A scene or tag that does not exist reaches the client with the whole statement. */
function insertMarker(library: Library, input: MarkerInput, now: string): number {
  const { title = '', seconds = 0, end_seconds: end = null } = input;
  const [tag, scene] = [Number(input.primary_tag_id), Number(input.scene_id)];
  if (end !== null && end < (seconds ?? 0)) throw endsTooEarly(end, seconds ?? 0);
  try {
    return library.run(
      'INSERT INTO scene_markers (title, seconds, primary_tag_id, scene_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
      title,
      seconds,
      tag,
      scene,
      now,
      now,
    );
  } catch (error) {
    const columns = [
      'created_at',
      'end_seconds',
      'primary_tag_id',
      'scene_id',
      'seconds',
      'title',
      'updated_at',
    ];
    const statement = `INSERT INTO \`scene_markers\` (${columns.map((name) => `\`${name}\``).join(', ')}) VALUES (?, ?, ?, ?, ?, ?, ?)`;
    const values = [now, end ?? '<nil>', tag, scene, seconds, title, now].join(' ');
    throw failure(
      `inserting into scene_markers: executing \`${statement}\` [[${values}]]: ${(error as Error).message}`,
    );
  }
}

const endsTooEarly = (end: number, seconds: number) =>
  failure(`end_seconds (${end.toFixed(6)}) must be greater than or equal to seconds (${seconds.toFixed(6)})`);

const marker = (library: Library, id: number) => {
  const row = library.one<{ id: number } & Record<string, never>>(
    'SELECT * FROM scene_markers WHERE id = ?',
    id,
  );
  if (!row) throw failure(`scene marker with id ${id} not found`);
  return row;
};

function destroyMarkers(library: Library, ids: string[]): true {
  library.transaction(() => {
    for (const id of ids)
      library.run('DELETE FROM scene_markers WHERE id = ?', marker(library, Number(id)).id);
  });
  return true;
}

export const SCENE_MUTATIONS: Resolvers = {
  Mutation: foreignKeyErrors({
    sceneCreate: (_: unknown, { input }: { input: SceneInput }, { stash }: RequestContext) =>
      scenesById(stash.library, [createScene(stash.library, input)])[0],
    sceneUpdate: (_: unknown, { input }: { input: SceneInput }, { stash }: RequestContext) => {
      updateScene(stash.library, input);
      return scenesById(stash.library, [Number(input['id'])])[0];
    },
    scenesUpdate: (_: unknown, { input }: { input: SceneInput[] }, { stash }: RequestContext) => {
      stash.library.transaction(() => {
        for (const one of input) updateScene(stash.library, one);
      });
      return scenesById(
        stash.library,
        input.map((one) => Number(one['id'])),
      );
    },
    bulkSceneUpdate: (_: unknown, { input }: { input: SceneInput }, { stash }: RequestContext) =>
      scenesById(stash.library, bulkUpdateScenes(stash.library, input)),
    sceneDestroy: (
      _: unknown,
      { input }: { input: DestroyOptions & { id: string } },
      context: RequestContext,
    ) => destroy(context, [input.id], input),
    scenesDestroy: (
      _: unknown,
      { input }: { input: DestroyOptions & { ids: string[] } },
      context: RequestContext,
    ) => destroy(context, input.ids, input),
    sceneAddPlay: plays.add,
    sceneDeletePlay: plays.remove,
    sceneResetPlayCount: plays.reset,
    sceneIncrementPlayCount: countOf(plays.add),
    sceneAddO: os.add,
    sceneDeleteO: os.remove,
    sceneResetO: os.reset,
    sceneIncrementO: countOf(os.add),
    sceneDecrementO: countOf(os.remove),
    sceneSaveActivity: (
      _: unknown,
      args: { id: string; resume_time?: number | null; playDuration?: number | null },
      { stash }: RequestContext,
    ) => {
      stash.library.run(
        'UPDATE scenes SET resume_time = COALESCE(?, resume_time), play_duration = play_duration + COALESCE(?, 0) WHERE id = ?',
        args.resume_time ?? null,
        args.playDuration ?? null,
        Number(args.id),
      );
      return true;
    },
    sceneMarkerCreate: (
      _: unknown,
      { input }: { input: MarkerInput },
      { stash: { library } }: RequestContext,
    ) =>
      library.transaction(() => {
        const now = library.clock.text();
        const id = insertMarker(library, input, now);
        saveMarker(library, input, marker(library, id));
        return marker(library, id);
      }),
    sceneMarkerUpdate: (
      _: unknown,
      { input }: { input: MarkerInput },
      { stash: { library } }: RequestContext,
    ) =>
      library.transaction(() => {
        saveMarker(library, input, marker(library, Number(input.id)));
        return marker(library, Number(input.id));
      }),
    sceneMarkerDestroy: (_: unknown, { id }: { id: string }, { stash }: RequestContext) =>
      destroyMarkers(stash.library, [id]),
    sceneMarkersDestroy: (_: unknown, { ids }: { ids: string[] }, { stash }: RequestContext) =>
      destroyMarkers(stash.library, ids),
  }),
};
