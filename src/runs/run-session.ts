import type { Context } from '../context.ts';
import { Cancelled } from '../errors.ts';
import { addRunEvent } from '../store/run-events.ts';
import { claimRunScenes, endRunScene } from '../store/run-scenes.ts';
import { beat, runById, setProgress } from '../store/runs.ts';
import type { ActiveRun } from './active-run.ts';
import { publishRun } from './publish-run.ts';

/** Another process took the run over, or declared it dead: whatever we would write now is no longer ours to write. */
export class LeaseLost extends Error {
  override name = 'LeaseLost';
  constructor(run: number) {
    super(`Run ${run} is worked on by another process now.`);
  }
}

/** Cancel flag and lease are looked at this often; progress is passed on at most this often. */
const tickMs = 250;
const beatMs = 1000;
/** More scenes than this in one live event, and pages ask for all they show instead. */
const mostScenesNamed = 200;

/** The life of one claimed run inside its process: heartbeat, cancel flag, progress. */
export interface RunSession {
  active: ActiveRun;
  /** Stops the heartbeat and passes on the last progress. */
  close(): void;
}

export function openSession(
  context: Pick<Context, 'database' | 'clock' | 'live' | 'log'>,
  id: number,
  owner: string,
  outer?: AbortSignal,
): RunSession {
  const { database, clock, log } = context;
  const abort = new AbortController();
  const stop = (reason: unknown): void => {
    if (!abort.signal.aborted) abort.abort(reason);
  };
  if (outer?.aborted) stop(outer.reason);
  else outer?.addEventListener('abort', () => stop(outer.reason), { once: true, signal: abort.signal });

  let shown: { fraction: number; done: number; total: number | null; message: string } | undefined;
  let dirty = false;
  let scenes = new Set<number>();
  let lastFlush = -Infinity;
  let lastBeat = -Infinity;
  let lastLook = -Infinity;

  const flush = (): void => {
    if (!dirty) return;
    dirty = false;
    lastFlush = performance.now();
    if (shown) {
      setProgress(database, id, owner, shown);
      log.progress(shown.fraction);
    }
    const named = scenes;
    scenes = new Set();
    const more = named.size > mostScenesNamed ? null : [...named];
    publishRun(context, id, named.size > 0 ? { topics: ['runs', 'scenes'], scenes: more } : {});
  };

  const look = (): void => {
    const now = performance.now();
    if (now - lastLook < tickMs) return;
    lastLook = now;
    if (now - lastBeat >= beatMs) {
      lastBeat = now;
      if (!beat(database, id, owner, clock.now())) return stop(new LeaseLost(id));
    }
    if (runById(database, id)?.cancelRequestedAt) stop(new Cancelled());
  };

  const passOn = (): void => {
    if (performance.now() - lastFlush >= tickMs) flush();
  };

  const timer = setInterval(() => {
    try {
      look();
      passOn();
    } catch (error) {
      // A store that does not answer for ten seconds: the work must not go on unseen.
      stop(error);
    }
  }, tickMs);

  const active: ActiveRun = {
    id,
    signal: abort.signal,
    progress(done, total, message) {
      const fraction = total ? Math.min(1, Math.max(0, done / total)) : 0;
      // Parts of an item count for the bar; what is stored is whole items.
      shown = { fraction, done: Math.floor(done), total, message };
      dirty = true;
      passOn();
    },
    event(level, message) {
      addRunEvent(database, id, clock.now(), level, message);
      log[level](message);
    },
    claimScenes(ids) {
      claimRunScenes(database, id, ids);
      for (const scene of ids) scenes.add(scene);
      dirty = true;
      passOn();
    },
    sceneEnded(scene, status, reason) {
      endRunScene(database, id, scene, status, reason ?? null);
      scenes.add(scene);
      dirty = true;
      passOn();
    },
    throwIfCancelled() {
      // Work that never yields gives the timer no turn.
      look();
      abort.signal.throwIfAborted();
    },
  };

  return {
    active,
    close() {
      clearInterval(timer);
      flush();
    },
  };
}
