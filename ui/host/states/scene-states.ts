import type { OperationInput, OperationOutput } from '../../../src/operations/registry.ts';
import { activeStatuses, type RunSummary } from '../../../src/runs/run.ts';

export type SceneState = OperationOutput<'scene-states'>['states'][number];
export type AskedScene = OperationInput<'scene-states'>['scenes'][number];

export interface StatesOutside {
  /** Our operation `scene-states`. */
  ask(scenes: AskedScene[]): Promise<readonly SceneState[]>;
  /** What the last page load knew: painted at once, replaced by the answer. */
  recall(ids: readonly number[]): Promise<readonly SceneState[]>;
  remember(states: readonly SceneState[]): void;
  /** Calls back once, at the end of what happens now: an animation frame. */
  soon(callback: () => void): void;
}

interface Entry {
  state: SceneState | undefined;
  updatedAtUnix: number | undefined;
  /** `stale` while an answer is awaited means: ask again when it is here. */
  answer: 'none' | 'awaited' | 'stale-awaited' | 'fresh';
  listeners: Set<() => void>;
}

/** The most that one operation takes. */
const largestQuestion = 1000;

/**
 * What badges and tabs show of scenes, outside of React: any number of cards, one operation per page of them.
 * Asked for by `want` (a list's answer has arrived, a card is shown); answers reach `subscribe`.
 */
export class SceneStates {
  private readonly entries = new Map<number, Entry>();
  private readonly wanted = new Set<number>();
  private readonly outside: StatesOutside;
  private soon = false;

  constructor(outside: StatesOutside) {
    this.outside = outside;
  }

  get(id: number): SceneState | undefined {
    return this.entries.get(id)?.state;
  }

  subscribe(id: number, listener: () => void): () => void {
    const entry = this.entry(id);
    entry.listeners.add(listener);
    return () => entry.listeners.delete(listener);
  }

  /** Asks for what is not known, together with all others of this frame. */
  want(scenes: readonly AskedScene[]): void {
    for (const { id, updatedAtUnix } of scenes) {
      const entry = this.entry(id);
      if (updatedAtUnix !== undefined && updatedAtUnix !== entry.updatedAtUnix) {
        entry.updatedAtUnix = updatedAtUnix;
        this.outdate(entry);
      }
      if (entry.answer === 'none') this.wanted.add(id);
    }
    this.flushSoon();
  }

  /** These may have changed (null: any): those on the screen are asked for again, others when they are next shown. */
  changed(ids: readonly number[] | null): void {
    for (const id of ids ?? this.entries.keys()) {
      const entry = this.entries.get(id);
      if (!entry) continue;
      this.outdate(entry);
      if (entry.answer === 'none' && entry.listeners.size > 0) this.wanted.add(id);
    }
    this.flushSoon();
  }

  /** Progress of a run, without asking anybody. A run that ended leaves its badges until the answer. */
  progressed(run: RunSummary): void {
    const ended = !activeStatuses.some((status) => status === run.status);
    const outdated: number[] = [];
    for (const [id, entry] of this.entries) {
      if (entry.state?.run?.id !== run.id) continue;
      if (ended) outdated.push(id);
      else
        this.set(entry, {
          ...entry.state,
          run: {
            id: run.id,
            kind: run.kind,
            status: run.status as NonNullable<SceneState['run']>['status'],
            progress: run.progress,
          },
        });
    }
    if (outdated.length > 0) this.changed(outdated);
  }

  private entry(id: number): Entry {
    let entry = this.entries.get(id);
    if (!entry) {
      entry = { state: undefined, updatedAtUnix: undefined, answer: 'none', listeners: new Set() };
      this.entries.set(id, entry);
    }
    return entry;
  }

  private outdate(entry: Entry): void {
    if (entry.answer === 'fresh') entry.answer = 'none';
    else if (entry.answer === 'awaited') entry.answer = 'stale-awaited';
  }

  private set(entry: Entry, state: SceneState): void {
    if (entry.state && sameState(entry.state, state)) return;
    entry.state = state;
    for (const listener of entry.listeners) listener();
  }

  private flushSoon(): void {
    if (this.soon || this.wanted.size === 0) return;
    this.soon = true;
    this.outside.soon(() => {
      this.soon = false;
      const ids = [...this.wanted];
      this.wanted.clear();
      for (let at = 0; at < ids.length; at += largestQuestion)
        void this.ask(ids.slice(at, at + largestQuestion));
    });
  }

  private async ask(ids: number[]): Promise<void> {
    const asked = ids.map((id) => ({ id, entry: this.entry(id) }));
    const unknown = asked.filter(({ entry }) => entry.state === undefined).map(({ id }) => id);
    for (const { entry } of asked) entry.answer = 'awaited';
    if (unknown.length > 0) void this.paintRecalled(unknown);
    try {
      const states = await this.outside.ask(
        asked.map(({ id, entry: { updatedAtUnix } }) =>
          updatedAtUnix === undefined ? { id } : { id, updatedAtUnix },
        ),
      );
      for (const state of states) this.set(this.entry(state.id), state);
      this.outside.remember(states);
      for (const { entry } of asked) entry.answer = entry.answer === 'awaited' ? 'fresh' : 'none';
      const again = asked.filter(({ entry }) => entry.answer === 'none' && entry.listeners.size > 0);
      for (const { id } of again) this.wanted.add(id);
      this.flushSoon();
    } catch (error) {
      // Shown again, a card asks again; a badge is not worth more.
      for (const { entry } of asked) entry.answer = 'none';
      console.warn('StashHog: the states of scenes could not be read.', error);
    }
  }

  private async paintRecalled(ids: number[]): Promise<void> {
    for (const state of await this.outside.recall(ids)) {
      const entry = this.entry(state.id);
      if (entry.state === undefined) this.set(entry, state);
    }
  }
}

function sameState(a: SceneState, b: SceneState): boolean {
  return (
    a.pendingChanges === b.pendingChanges &&
    a.needsResync === b.needsResync &&
    a.run?.id === b.run?.id &&
    a.run?.status === b.run?.status &&
    a.run?.kind === b.run?.kind &&
    a.run?.progress === b.run?.progress
  );
}
