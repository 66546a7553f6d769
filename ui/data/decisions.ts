import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { OperationOutput } from '../../src/operations/registry.ts';
import type { ChangeStatus } from '../../src/plans/change.ts';
import { forgetFromOutbox, keepInOutbox } from './cache.ts';
import { noteOwnDecision } from './own-decisions.ts';
import { type Move, patchCounts } from './patch-counts.ts';
import type { ReviewChange, ReviewScene } from './shapes.ts';

export type Decision = 'approve' | 'reject' | 'reset';

export const statusAfter: Record<Decision, ChangeStatus> = {
  approve: 'approved',
  reject: 'rejected',
  reset: 'pending',
};

/** Whether a person can (still) decide about a change of this status. Drifted, failed and undone ones may be tried again. */
export const isOpen = (status: ChangeStatus): boolean => status !== 'applied';

/** The decision that leads back to a status, for taking one back. */
export function decisionBackTo(status: ChangeStatus): Decision | null {
  if (status === 'pending') return 'reset';
  if (status === 'approved') return 'approve';
  return status === 'rejected' ? 'reject' : null;
}

type Send = (
  decision: Decision,
  changes: number[],
) => Promise<Pick<OperationOutput<'decide-changes'>, 'unchanged'>>;

interface Waiting {
  decision: Decision;
  /** What the page showed before the first decision that is not confirmed, for taking it back. */
  before: ChangeStatus;
}

/** People decide several changes a second by keyboard; one process on the server takes them all. */
const gatherMs = 250;
const maxPerCall = 5000;
/** The operations whose answers hold changes. */
const reviewed = ['plan-changes', 'scene-changes'] as const;

/**
 * Decisions on their way: shown at once, sent together, taken back with a readable error when they are refused.
 * A later decision about the same change replaces an earlier one that was not sent yet.
 */
export class DecisionQueue {
  readonly #client: QueryClient;
  readonly #send: Send;
  readonly #onError: (error: unknown) => void;
  #waiting = new Map<number, Waiting>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> = Promise.resolve();
  /** An answer that was asked for before a decision may arrive after it and hide it. */
  #overtaken = false;

  constructor(client: QueryClient, send: Send, onError: (error: unknown) => void) {
    this.#client = client;
    this.#send = send;
    this.#onError = onError;
  }

  decide(changes: readonly Pick<ReviewChange, 'id' | 'status'>[], decision: Decision): void {
    const status = statusAfter[decision];
    const meant = changes.filter((change) => isOpen(change.status) && change.status !== status);
    if (meant.length === 0) return;
    noteOwnDecision();
    this.#overtaken ||= reviewed.some(
      (name) => this.#client.isFetching({ queryKey: ['operation', name] }) > 0,
    );
    for (const { id, status: before } of meant) {
      this.#waiting.set(id, { decision, before: this.#waiting.get(id)?.before ?? before });
    }
    patchStatuses(this.#client, new Map(meant.map(({ id }) => [id, status])));
    void keepInOutbox(meant.map(({ id }) => ({ change: id, decision })));
    this.#timer ??= setTimeout(() => void this.flush(), gatherMs);
  }

  /** Sends what waits, and resolves when all of it was answered. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#waiting;
    this.#waiting = new Map();
    // One call after the other: a decision and its correction must arrive in this order.
    if (batch.size > 0) this.#sending = this.#sending.then(() => this.#sendBatch(batch));
    return this.#sending;
  }

  async #sendBatch(batch: Map<number, Waiting>): Promise<void> {
    for (const decision of ['approve', 'reject', 'reset'] as const) {
      const ids = [...batch].filter(([, waiting]) => waiting.decision === decision).map(([id]) => id);
      for (let from = 0; from < ids.length; from += maxPerCall) {
        await this.#sendSome(decision, ids.slice(from, from + maxPerCall), batch);
      }
    }
    for (const name of ['plan-detail', 'list-plans', 'overview']) {
      void this.#client.invalidateQueries({ queryKey: ['operation', name] });
    }
    if (this.#overtaken) this.#readAgain();
  }

  async #sendSome(decision: Decision, ids: number[], batch: Map<number, Waiting>): Promise<void> {
    try {
      const { unchanged } = await this.#send(decision, ids);
      noteOwnDecision();
      // Something else happened to them meanwhile (applied, cancelled): the page must not claim otherwise.
      if (unchanged > 0) this.#readAgain();
      else this.#raiseRevisions(new Set(ids));
    } catch (error) {
      const back = new Map<number, ChangeStatus>();
      for (const id of ids) {
        const before = batch.get(id)?.before;
        if (before !== undefined && !this.#waiting.has(id)) back.set(id, before);
      }
      patchStatuses(this.#client, back);
      this.#onError(error);
      this.#readAgain();
    } finally {
      void forgetFromOutbox(ids.filter((id) => !this.#waiting.has(id)));
    }
  }

  /** As the store did: an edit that follows is about what the page shows. */
  #raiseRevisions(ids: ReadonlySet<number>): void {
    patchChanges(this.#client, (change) =>
      ids.has(change.id) ? { ...change, revision: change.revision + 1 } : change,
    );
  }

  #readAgain(): void {
    this.#overtaken = false;
    for (const name of reviewed) {
      void this.#client.invalidateQueries({ queryKey: ['operation', name] });
    }
  }
}

/** Shows other statuses in every loaded answer that holds these changes. */
export function patchStatuses(client: QueryClient, statuses: ReadonlyMap<number, ChangeStatus>): void {
  // The same change may be in several answers; its plan counts it once.
  const moves = new Map<number, Move>();
  patchChanges(client, (change) => {
    const status = statuses.get(change.id);
    if (status === undefined || status === change.status) return change;
    const { planId, field } = change;
    moves.set(change.id, { planId, field, from: change.status, to: status });
    return { ...change, status };
  });
  patchCounts(client, [...moves.values()]);
}

/** Rewrites changes in every loaded answer; returning the same object leaves it alone. */
export function patchChanges(client: QueryClient, rewrite: (change: ReviewChange) => ReviewChange): void {
  const inScene = (scene: ReviewScene): ReviewScene => {
    const changes = scene.changes.map(rewrite);
    return changes.every((change, index) => change === scene.changes[index]) ? scene : { ...scene, changes };
  };
  client.setQueriesData<InfiniteData<OperationOutput<'plan-changes'>>>(
    { queryKey: ['operation', 'plan-changes'] },
    (data) => {
      // Only lists are paged; a count of the same operation holds nothing to rewrite.
      if (!data || !('pages' in data)) return data;
      const pages = data.pages.map((page) => {
        const scenes = page.scenes.map(inScene);
        return scenes.every((scene, index) => scene === page.scenes[index]) ? page : { ...page, scenes };
      });
      return pages.every((page, index) => page === data.pages[index]) ? data : { ...data, pages };
    },
  );
  client.setQueriesData<OperationOutput<'scene-changes'>>(
    { queryKey: ['operation', 'scene-changes'] },
    (data) => {
      const scene = data?.scene && inScene(data.scene);
      return !data || !scene || scene === data.scene ? data : { ...data, scene };
    },
  );
}

/** A change as the loaded answers hold it now. */
export function loadedChange(client: QueryClient, id: number): ReviewChange | undefined {
  const lists = client.getQueriesData<InfiniteData<OperationOutput<'plan-changes'>>>({
    queryKey: ['operation', 'plan-changes'],
  });
  const single = client.getQueriesData<OperationOutput<'scene-changes'>>({
    queryKey: ['operation', 'scene-changes'],
  });
  const scenes = [
    ...lists.flatMap(([, data]) => data?.pages?.flatMap((page) => page.scenes) ?? []),
    ...single.flatMap(([, data]) => data?.scene ?? []),
  ];
  return scenes
    .flatMap((scene) => scene.changes.filter((change) => change.id === id))
    .sort((a, b) => b.revision - a.revision)[0];
}
