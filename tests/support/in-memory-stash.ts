import { StashRefused } from '../../src/errors.ts';
import type { StashClient } from '../../src/stash/client.ts';
import type {
  BulkSceneUpdateInput,
  BulkUpdateIds,
  JobStatus,
  SceneFieldsFragment,
  SceneUpdateInput,
  WriteSceneMutationVariables,
} from '../../src/stash/generated.ts';

/** A scene as a person states it in a test; everything else is empty. */
export interface SceneState {
  title: string | null;
  details: string | null;
  date: string | null;
  code: string | null;
  director: string | null;
  rating100: number | null;
  organized: boolean;
  studio: number | null;
  performers: number[];
  tags: number[];
  path: string | null;
  createdAt: string;
}

export interface FakeJob {
  id: string;
  description: string;
  status: JobStatus;
  addTime: string;
  error: string | null;
  /** What the job was asked to do. */
  what: { kind: 'task'; arguments: Record<string, unknown> } | { kind: 'scan' | 'generate'; input: unknown };
}

/** A Stash at the client's port: scenes with the real rules of its mutations, and a job queue that a test turns by hand. */
export interface InMemoryStash extends StashClient {
  scenes: Map<number, SceneState>;
  jobs: FakeJob[];
  /** Every write that reached Stash, one entry per value. */
  writes: { scene: number; what: string }[];
  /** Called with the operation's name before it is done; throw to refuse or to be unreachable. */
  before: (operation: string, variables: Record<string, unknown>) => void;
  /** Called after a part of a write was committed. */
  afterPart: (scene: number, part: 'add' | 'remove' | 'set') => void;
  nextJob(): FakeJob | undefined;
  scanDefaults: Record<string, boolean>;
  /** Names by id. */
  performers: Map<number, string>;
  studios: Map<number, string>;
}

export function emptyScene(state: Partial<SceneState> = {}): SceneState {
  return {
    title: null,
    details: null,
    date: null,
    code: null,
    director: null,
    rating100: null,
    organized: false,
    studio: null,
    performers: [],
    tags: [],
    path: null,
    createdAt: '2025-01-01T00:00:00+01:00',
    ...state,
  };
}

export function inMemoryStash(scenes: Record<number, Partial<SceneState>> = {}): InMemoryStash {
  let lastJob = 0;
  const addJob = (description: string, what: FakeJob['what']): string => {
    const id = String(++lastJob);
    const addTime = `2026-01-02T03:04:${String(lastJob % 60).padStart(2, '0')}+01:00`;
    stash.jobs.push({ id, description, status: 'READY', addTime, error: null, what });
    return id;
  };
  const scene = (id: number | string): SceneState => {
    const found = stash.scenes.get(Number(id));
    if (!found) throw new StashRefused(`scene with id ${id} not found`);
    return found;
  };

  const answers: Record<string, (variables: never) => unknown> = {
    SceneById: ({ id }: { id: string }) => {
      const found = stash.scenes.get(Number(id));
      return { findScene: found ? answerOf(Number(id), found) : null };
    },
    ScenesByIds: ({ ids }: { ids: string[] }) => ({
      findScenes: {
        scenes: (ids.length === 0 ? [...stash.scenes.keys()] : ids).map((id) =>
          answerOf(Number(id), scene(id)),
        ),
      },
    }),
    WriteScene: (variables: WriteSceneMutationVariables) => {
      const id = Number(variables.set.id);
      const answer: Record<string, unknown> = {};
      // Each part is a transaction of its own: a later one that fails leaves the earlier ones done.
      if (variables.hasAdd) {
        changeLists(id, variables.add);
        answer['added'] = [answerOf(id, scene(id))];
        stash.afterPart(id, 'add');
      }
      if (variables.hasRemove) {
        changeLists(id, variables.remove);
        answer['removed'] = [answerOf(id, scene(id))];
        stash.afterPart(id, 'remove');
      }
      if (variables.hasSet) {
        setScalars(id, variables.set);
        stash.afterPart(id, 'set');
        answer['set'] = answerOf(id, scene(id));
      }
      return answer;
    },
    JobById: ({ id }: { id: string }) => {
      const job = stash.jobs.find((candidate) => candidate.id === String(id));
      return { findJob: job ? { ...job, progress: null, startTime: null, endTime: null } : null };
    },
    JobQueue: () => {
      const queue = stash.jobs.filter((job) => job.status === 'READY' || job.status === 'RUNNING');
      return { jobQueue: queue.length === 0 ? null : queue.map((job) => ({ ...job, progress: null })) };
    },
    QueueTask: ({
      description,
      arguments: sent,
    }: {
      description: string;
      arguments: Record<string, unknown>;
    }) => ({
      runPluginTask: addJob(`Running plugin task: ${description}`, { kind: 'task', arguments: sent }),
    }),
    QueueScan: ({ input }: { input: unknown }) => ({
      metadataScan: addJob('Scanning...', { kind: 'scan', input }),
    }),
    QueueGenerate: ({ input }: { input: unknown }) => ({
      metadataGenerate: addJob('Generating...', { kind: 'generate', input }),
    }),
    StopJob: ({ id }: { id: string }) => {
      const job = stash.jobs.find((candidate) => candidate.id === String(id));
      if (job?.status === 'READY' || job?.status === 'RUNNING') job.status = 'CANCELLED';
      return { stopJob: true };
    },
    SweepScenes: ({ after, perPage }: { after: number; perPage: number }) => {
      const ids = [...stash.scenes.keys()].filter((id) => id > after).toSorted((a, b) => a - b);
      const scenes = ids.slice(0, perPage).map((id) => ({ id: String(id), updated_at: updatedAt }));
      return { findScenes: { count: ids.length, scenes } };
    },
    PerformersPage: ({ page }: { page: number }) => ({
      findPerformers: {
        count: stash.performers.size,
        performers: pageOf(stash.performers, page, { disambiguation: null, alias_list: [] }),
      },
    }),
    StudiosPage: ({ page }: { page: number }) => ({
      findStudios: {
        count: stash.studios.size,
        studios: pageOf(stash.studios, page, { aliases: [], url: null, parent_studio: null }),
      },
    }),
    PerformerStamps: ({ page }: { page: number }) => ({
      findPerformers: { count: stash.performers.size, performers: pageOf(stash.performers, page, {}) },
    }),
    StudioStamps: ({ page }: { page: number }) => ({
      findStudios: { count: stash.studios.size, studios: pageOf(stash.studios, page, {}) },
    }),
    TagStamps: () => ({ findTags: { count: 0, tags: [] } }),
    TagsPage: () => ({ findTags: { count: 0, tags: [] } }),
    ScanDefaults: () => ({ configuration: { defaults: { scan: stash.scanDefaults } } }),
  };

  function changeLists(id: number, input: BulkSceneUpdateInput): void {
    const target = scene(id);
    for (const [field, change] of [
      ['performers', input.performer_ids],
      ['tags', input.tag_ids],
    ] as const) {
      if (!change) continue;
      const ids = (change.ids ?? []).map(Number);
      for (const entity of ids) {
        const there = target[field].includes(entity);
        if (there !== (change.mode === 'ADD'))
          stash.writes.push({ scene: id, what: writeName(field, change, entity) });
      }
      const without = target[field].filter((entity) => !ids.includes(entity));
      target[field] = change.mode === 'ADD' ? [...without, ...ids] : without;
    }
  }

  function setScalars(id: number, input: SceneUpdateInput): void {
    const target = scene(id);
    for (const [key, value] of Object.entries(input)) {
      if (key === 'id' || value === undefined) continue;
      stash.writes.push({ scene: id, what: `${key}=${JSON.stringify(value)}` });
      if (key === 'studio_id') target.studio = value === null ? null : Number(value);
      else Object.assign(target, { [key]: value });
    }
  }

  const stash: InMemoryStash = {
    scenes: new Map(Object.entries(scenes).map(([id, state]) => [Number(id), emptyScene(state)])),
    jobs: [],
    writes: [],
    before: () => {},
    afterPart: () => {},
    performers: new Map(),
    studios: new Map(),
    scanDefaults: { scanGenerateCovers: true, scanGeneratePhashes: true },
    nextJob() {
      const job = stash.jobs.find((candidate) => candidate.status === 'READY');
      if (job) job.status = 'RUNNING';
      return job;
    },
    async request(document, variables, options) {
      options?.signal?.throwIfAborted();
      const operation = /(?:query|mutation) (\w+)/.exec(document.toString())?.[1] ?? '';
      const answer = answers[operation];
      if (!answer) throw new Error(`the Stash of this test does not know ${operation}`);
      stash.before(operation, variables as Record<string, unknown>);
      return structuredClone(answer(variables as never)) as never;
    },
  };
  return stash;
}

function writeName(field: string, change: BulkUpdateIds, entity: number): string {
  return `${change.mode === 'ADD' ? '+' : '-'}${field}:${entity}`;
}

const updatedAt = '2025-01-01T00:00:00+01:00';

/** Everything is on the first page. */
function pageOf(names: Map<number, string>, page: number, rest: object): unknown[] {
  if (page > 1) return [];
  return [...names].map(([id, name]) => ({ id: String(id), name, updated_at: updatedAt, ...rest }));
}

function answerOf(id: number, state: SceneState): SceneFieldsFragment {
  const { studio, performers, tags, path, createdAt, ...scalars } = state;
  const idOf = (entity: number): { id: string } => ({ id: String(entity) });
  return {
    ...scalars,
    id: String(id),
    studio: studio === null ? null : idOf(studio),
    performers: performers.map(idOf),
    tags: tags.map(idOf),
    urls: [],
    play_count: 0,
    o_counter: 0,
    created_at: createdAt,
    updated_at: updatedAt,
    groups: [],
    galleries: [],
    stash_ids: [],
    files: path === null ? [] : [fileAt(id, path)],
    scene_markers: [],
  };
}

function fileAt(id: number, path: string): SceneFieldsFragment['files'][number] {
  return {
    id: String(id + 10_000),
    path,
    size: 1000,
    duration: 60,
    width: 1920,
    height: 1080,
    video_codec: 'h264',
    audio_codec: 'aac',
    frame_rate: 25,
    bit_rate: 1000,
    fingerprints: [],
  };
}
